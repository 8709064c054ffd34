package io.serenade.jobs.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A back end's own few lines: the secret's bytes, the body as it came, hex digits, one comparison of texts. */
final class HexReceiver {
    private HexReceiver() {}

    static boolean accepts(String signature, String secret, byte[] body) {
        return expected(secret, body).equals(signature);
    }

    static String expected(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
            StringBuilder digits = new StringBuilder();
            for (byte octet : mac.doFinal(body)) {
                digits.append(String.format(Locale.ROOT, "%02x", octet));
            }
            return digits.toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
