package io.serenade.jobs.calls;

import io.serenade.platform.keys.HmacSigner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * The tokens in callback addresses: a job, one of its tasks, and an HMAC over both. Only the provider of a task can
 * know its token.
 */
@ApplicationScoped
public class CallbackTokens {
    private static final String PURPOSE = "callback";

    @Inject
    private HmacSigner signer;

    /**
     * What a valid token stands for.
     *
     * @param task the task's id after a {@code t}; a bare number is the attempt of a job's only task, the form used
     *     before jobs could have several tasks
     */
    public record Callback(String jobId, String task) {
        Optional<Long> taskId() {
            return task.startsWith("t") ? Optional.of(Long.valueOf(task.substring(1))) : Optional.empty();
        }

        int attempt() {
            return Integer.parseInt(task);
        }
    }

    public String tokenFor(ProviderTask task) {
        String subject = task.jobId() + ".t" + task.id();
        return subject + "." + signer.sign(PURPOSE, subject);
    }

    /** What a token stands for; empty when it was not issued here. */
    public Optional<Callback> verify(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3
                || !parts[0].matches("[a-z0-9-]{8,64}")
                || !parts[1].matches("t[1-9]\\d{0,17}|[1-9]\\d{0,5}")) {
            return Optional.empty();
        }
        return signer.isGenuine(PURPOSE, parts[0] + "." + parts[1], parts[2])
                ? Optional.of(new Callback(parts[0], parts[1]))
                : Optional.empty();
    }
}
