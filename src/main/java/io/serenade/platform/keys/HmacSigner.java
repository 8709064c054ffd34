package io.serenade.platform.keys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs texts as made by this installation (HMAC-SHA256), with a separate key for each purpose. */
@ApplicationScoped
public class HmacSigner {
    private static final String ALGORITHM = "HmacSHA256";

    @Inject
    private ApplicationKeys keys;

    private final Map<String, SecretKeySpec> known = new ConcurrentHashMap<>();

    /** @return 43 URL-safe characters */
    public String sign(String purpose, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(known.computeIfAbsent(
                    purpose, name -> new SecretKeySpec(keys.get(name).getBytes(StandardCharsets.UTF_8), ALGORITHM)));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }

    /** Whether a signature was made here for this purpose and text; compares in constant time. */
    public boolean isGenuine(String purpose, String text, String signature) {
        return MessageDigest.isEqual(
                sign(purpose, text).getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.UTF_8));
    }
}
