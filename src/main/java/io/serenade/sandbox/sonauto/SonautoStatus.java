package io.serenade.sandbox.sonauto;

import io.serenade.sandbox.tasks.SandboxTask;
import java.time.Duration;
import java.time.Instant;

/** The words by which Sonauto reports how far a song is, each with the share of the work after which it shows. */
enum SonautoStatus {
    RECEIVED(0),
    PROMPT(0.05),
    TASK_SENT(0.12),
    GENERATE_TASK_STARTED(0.18),
    BEGINNING_GENERATION(0.25),
    GENERATING(0.35),
    /** The song can be heard while it is made; only if that was requested. */
    GENERATING_STREAMING_READY(0.4),
    DECOMPRESSING(0.85),
    SAVING(0.93),
    /** The song can be fetched. */
    SUCCESS(1),
    /** The song has failed. */
    FAILURE(1);

    private final double from;

    /** When a task that was accepted now can be heard. */
    static Instant heardFrom(SandboxTask task) {
        long takes = Duration.between(task.createdAt(), task.finishesAt()).toMillis();
        return task.createdAt().plusMillis(Math.round(takes * GENERATING_STREAMING_READY.from));
    }

    SonautoStatus(double from) {
        this.from = from;
    }

    static SonautoStatus of(SandboxTask task, Instant now) {
        if (task.finished(now)) {
            return task.fails() ? FAILURE : SUCCESS;
        }
        double progress = task.progress(now);
        SonautoStatus current = RECEIVED;
        for (SonautoStatus status : values()) {
            boolean shown = status != GENERATING_STREAMING_READY
                    || SonautoRequest.of(task).streaming();
            if (shown && status.from < 1 && status.from <= progress) {
                current = status;
            }
        }
        return current;
    }
}
