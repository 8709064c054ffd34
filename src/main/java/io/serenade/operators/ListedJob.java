package io.serenade.operators;

import io.serenade.jobs.JobState;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.Optional;

/**
 * A job in the list.
 *
 * @param title how the product shows it; empty once it is erased
 * @param reason the code of its last failure
 */
@JsonbPropertyOrder({
    "id",
    "product",
    "title",
    "state",
    "stage",
    "percent",
    "attempts",
    "reason",
    "createdAt",
    "updatedAt",
    "finishedAt",
    "erasedAt"
})
public record ListedJob(
        String id,
        String product,
        Optional<String> title,
        JobState state,
        String stage,
        int percent,
        int attempts,
        Optional<String> reason,
        Instant createdAt,
        Instant updatedAt,
        Optional<Instant> finishedAt,
        Optional<Instant> erasedAt) {

    ListedJob called(String name) {
        return new ListedJob(
                id,
                product,
                Optional.ofNullable(name),
                state,
                stage,
                percent,
                attempts,
                reason,
                createdAt,
                updatedAt,
                finishedAt,
                erasedAt);
    }
}
