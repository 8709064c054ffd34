package io.serenade.platform.keys;

import io.serenade.platform.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The simplest webhook signature: HMAC-SHA256 over the raw body, keyed with the secret's characters, in lower-case hex.
 * It does not cover the time of sending; {@link WebhookSignature} does.
 */
public final class BodySignature {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "sha256=";

    private BodySignature() {}

    /** @return 64 digits */
    public static String sign(byte[] body, Secret secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Whether a header's value is the signature of this body, bare or after {@code sha256=}; compared in constant time.
     */
    public static boolean fits(String header, byte[] body, Secret secret) {
        String stripped = header.strip().toLowerCase(Locale.ROOT);
        String digits = stripped.startsWith(PREFIX) ? stripped.substring(PREFIX.length()) : stripped;
        return MessageDigest.isEqual(
                sign(body, secret).getBytes(StandardCharsets.US_ASCII), digits.getBytes(StandardCharsets.UTF_8));
    }
}
