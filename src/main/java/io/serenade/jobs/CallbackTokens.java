package io.serenade.jobs;

import io.serenade.platform.ApplicationKeys;
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
 * The tokens in callback addresses: job, attempt, and an HMAC-SHA256 over both (ruling 7). Only a provider that was asked on
 * behalf of a job can know its token.
 */
@ApplicationScoped
public class CallbackTokens {
    @Inject
    private ApplicationKeys keys;

    private SecretKeySpec key;

    /** What a valid token stands for. */
    public record Callback(String jobId, int attempt) {}

    @PostConstruct
    void load() {
        key = new SecretKeySpec(keys.get("callback").getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    public String tokenFor(String jobId, int attempt) {
        return jobId + "." + attempt + "." + seal(jobId, attempt);
    }

    /** What a token stands for; empty when it was not made here. */
    public Optional<Callback> verify(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3 || !parts[0].matches("[a-z0-9-]{8,64}") || !parts[1].matches("[1-9]\\d{0,5}")) {
            return Optional.empty();
        }
        int attempt = Integer.parseInt(parts[1]);
        boolean genuine = MessageDigest.isEqual(
                seal(parts[0], attempt).getBytes(StandardCharsets.US_ASCII), parts[2].getBytes(StandardCharsets.UTF_8));
        return genuine ? Optional.of(new Callback(parts[0], attempt)) : Optional.empty();
    }

    private String seal(String jobId, int attempt) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] seal = mac.doFinal((jobId + "." + attempt).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(seal);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
