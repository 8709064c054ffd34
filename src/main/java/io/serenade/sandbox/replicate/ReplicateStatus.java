package io.serenade.sandbox.replicate;

import io.serenade.sandbox.tasks.SandboxTask;
import java.time.Instant;
import java.util.Locale;

/** The words by which Replicate reports how far a prediction is. */
enum ReplicateStatus {
    STARTING,
    PROCESSING,
    /** The output can be fetched. */
    SUCCEEDED,
    /** The model gave up; {@code error} says why. */
    FAILED,
    /** Stopped by its owner, or by its deadline while it ran. */
    CANCELED,
    /** Stopped by its deadline before it ran. */
    ABORTED;

    /** @param flawed whether the model can make nothing of the input */
    static ReplicateStatus of(SandboxTask task, boolean flawed, Instant now) {
        if (!task.finished(now)) {
            return task.started(now) ? PROCESSING : STARTING;
        }
        return task.stopped()
                .map(how -> switch (how) {
                    case CANCELED -> CANCELED;
                    case ABORTED -> ABORTED;
                })
                .orElse(task.fails() || flawed ? FAILED : SUCCEEDED);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
