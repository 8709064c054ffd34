package io.serenade.lovesong;

import io.serenade.platform.ApplicationKeys;
import io.serenade.platform.Ids;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The tokens in callback addresses: submission, attempt, and an HMAC-SHA256 over both (ruling 7). Only a provider that was
 * asked on behalf of a submission can know its token.
 */
@ApplicationScoped
public class CallbackTokens {
    @Inject
    private ApplicationKeys keys;

    private SecretKeySpec key;

    /** What a valid token stands for. */
    public record Callback(String sessionId, int attempt) {}

    @PostConstruct
    void load() {
        key = new SecretKeySpec(keys.get("callback").getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    public String tokenFor(String sessionId, int attempt) {
        return sessionId + "." + attempt + "." + seal(sessionId, attempt);
    }

    /** What a token stands for; empty when it was not made here. */
    public Optional<Callback> verify(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3 || !Ids.isCuid(parts[0]) || !parts[1].matches("[1-9]\\d{0,5}")) {
            return Optional.empty();
        }
        int attempt = Integer.parseInt(parts[1]);
        boolean genuine = MessageDigest.isEqual(
                seal(parts[0], attempt).getBytes(StandardCharsets.US_ASCII), parts[2].getBytes(StandardCharsets.UTF_8));
        return genuine ? Optional.of(new Callback(parts[0], attempt)) : Optional.empty();
    }

    private String seal(String sessionId, int attempt) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] seal = mac.doFinal((sessionId + "." + attempt).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(seal);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
