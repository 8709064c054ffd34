package io.serenade.jobs.calls;

import io.serenade.platform.HmacSigner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * The tokens in callback addresses: job, attempt, and a seal over both (ruling 7). Only a provider that was asked on behalf
 * of a job can know its token.
 */
@ApplicationScoped
public class CallbackTokens {
    private static final String PURPOSE = "callback";

    @Inject
    private HmacSigner seals;

    /** What a valid token stands for. */
    public record Callback(String jobId, int attempt) {}

    public String tokenFor(String jobId, int attempt) {
        String subject = jobId + "." + attempt;
        return subject + "." + seals.seal(PURPOSE, subject);
    }

    /** What a token stands for; empty when it was not made here. */
    public Optional<Callback> verify(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3 || !parts[0].matches("[a-z0-9-]{8,64}") || !parts[1].matches("[1-9]\\d{0,5}")) {
            return Optional.empty();
        }
        return seals.isGenuine(PURPOSE, parts[0] + "." + parts[1], parts[2])
                ? Optional.of(new Callback(parts[0], Integer.parseInt(parts[1])))
                : Optional.empty();
    }
}
