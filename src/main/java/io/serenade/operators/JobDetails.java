package io.serenade.operators;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Everything that is known about one job.
 *
 * @param dueAt when it runs next, or when the lease of the worker that holds it ends
 * @param applicable the words of what may be done to it now
 */
@JsonbPropertyOrder({"job", "error", "dueAt", "worker", "spent", "budget", "timeline", "tasks", "applicable"})
public record JobDetails(
        ListedJob job,
        Optional<Error> error,
        Optional<Instant> dueAt,
        Optional<String> worker,
        BigDecimal spent,
        Optional<BigDecimal> budget,
        List<Entry> timeline,
        List<Task> tasks,
        List<String> applicable) {
    public JobDetails {
        timeline = List.copyOf(timeline);
        tasks = List.copyOf(tasks);
        applicable = List.copyOf(applicable);
    }

    /** Why it failed, or what went wrong last. @param hint what an operator can do about it */
    @JsonbPropertyOrder({"stage", "code", "message", "retryable", "requestId", "hint"})
    public record Error(
            String stage, String code, String message, boolean retryable, Optional<String> requestId, String hint) {}

    /**
     * Something that happened.
     *
     * @param kind {@code event}, {@code move}, {@code call}, {@code task}, {@code failure}, {@code message} or
     *     {@code act}
     * @param well whether it went well; empty if that does not apply
     */
    @JsonbPropertyOrder({"at", "kind", "what", "detail", "well", "milliseconds", "cost"})
    public record Entry(
            Instant at,
            String kind,
            String what,
            Optional<String> detail,
            Optional<Boolean> well,
            OptionalLong milliseconds,
            Optional<BigDecimal> cost) {}

    /** An attempt at a paid request. */
    @JsonbPropertyOrder({"name", "attempt", "account", "state", "externalId", "endedAt"})
    public record Task(
            String name,
            int attempt,
            String account,
            String state,
            Optional<String> externalId,
            Optional<Instant> endedAt) {}
}
