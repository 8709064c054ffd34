package io.serenade.jobs.calls;

import java.time.Instant;
import java.util.Optional;

/**
 * One paid request to a provider on behalf of a job, stored before it is sent. A job has as many tasks as it needs,
 * distinguished by name; each attempt is a row of its own.
 *
 * @param name what it makes within its job, such as {@code song} or {@code clip-7}
 * @param dueAt when QUEUED, not admitted before; when SENT, may be unanswered until then; when RUNNING or OVERDUE,
 *     polled then
 * @param externalId the provider's id
 * @param givenUp whether its failure was counted already, so that it is not counted again
 */
public record ProviderTask(
        long id,
        String jobId,
        String product,
        String stage,
        String name,
        int attempt,
        String account,
        TaskState state,
        Instant dueAt,
        Optional<Instant> sentAt,
        Optional<String> externalId,
        Optional<Instant> acceptedAt,
        boolean givenUp) {

    /** Its name without a number at the end: what many tasks of a job have in common. */
    String kind() {
        return name.replaceFirst("-\\d+$", "");
    }
}
