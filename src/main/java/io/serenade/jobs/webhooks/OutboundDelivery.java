package io.serenade.jobs.webhooks;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The delivery state of a webhook.
 *
 * @param webhookId what the receiver sees as {@code webhook-id}
 * @param attempts made since it was added or replayed
 * @param nextAttemptAt only while it waits
 * @param problem of the last attempt
 * @param body as it is sent
 * @param log all attempts, the first one first
 */
@JsonbPropertyOrder({
    "id",
    "webhookId",
    "jobId",
    "product",
    "url",
    "state",
    "attempts",
    "nextAttemptAt",
    "createdAt",
    "endedAt",
    "problem",
    "body",
    "log"
})
public record OutboundDelivery(
        long id,
        String webhookId,
        String jobId,
        String product,
        String url,
        State state,
        int attempts,
        Optional<Instant> nextAttemptAt,
        Instant createdAt,
        Optional<Instant> endedAt,
        Optional<String> problem,
        String body,
        List<Attempt> log) {
    public OutboundDelivery {
        log = List.copyOf(log);
    }

    OutboundDelivery withLog(List<Attempt> attemptsMade) {
        return new OutboundDelivery(
                id,
                webhookId,
                jobId,
                product,
                url,
                state,
                attempts,
                nextAttemptAt,
                createdAt,
                endedAt,
                problem,
                body,
                attemptsMade);
    }

    /** Where it stands; the names are those of the API. */
    public enum State {
        /** Waiting for its next attempt. */
        waiting,
        /** Being sent. */
        sending,
        /** The receiver took it. */
        delivered,
        /** Abandoned: there is no further attempt unless somebody replays it. */
        given_up
    }

    /**
     * One attempt.
     *
     * @param outcome {@code delivered}, {@code failed}, {@code given_up}, or {@code lost} if the node that made it
     *     crashed
     * @param status the receiver's HTTP status; empty if none came
     * @param answer how the receiver's answer begins
     */
    @JsonbPropertyOrder({"attempt", "at", "outcome", "status", "milliseconds", "answer", "problem"})
    public record Attempt(
            int attempt,
            Instant at,
            String outcome,
            Optional<Integer> status,
            Optional<Long> milliseconds,
            Optional<String> answer,
            Optional<String> problem) {}
}
