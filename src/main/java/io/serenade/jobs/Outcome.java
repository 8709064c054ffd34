package io.serenade.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * How a stage's run ended. {@code onSettle} writes what the stage learned, in the same transaction as the job's move,
 * and only if the worker still holds the job.
 */
public sealed interface Outcome {
    Runnable NOTHING = () -> {};

    /** What to store together with the move. */
    Runnable onSettle();

    /** Its name in measures and logs. */
    default String word() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** On to the next stage, or to success after the last. */
    record Done(Runnable onSettle) implements Outcome {}

    /** Nothing to do until a callback comes or the time is reached; then this stage runs again. */
    record Parked(Instant until, Runnable onSettle) implements Outcome {}

    /** Its provider tasks wait for slots; a freed slot runs this stage again. */
    record AwaitingSlot(Runnable onSettle) implements Outcome {}

    /** A failure that counts; the retry policy decides whether there is another try. */
    record Retry(JobError error, Runnable onSettle) implements Outcome {}

    /** The outside world is not ready; waits without counting. A zero duration means the usual back-off. */
    record Wait(String reason, Duration atLeast, Runnable onSettle) implements Outcome {}

    /** Final: trying again cannot help. */
    record Failed(JobError error, Runnable onSettle) implements Outcome {}

    static Outcome done(Runnable onSettle) {
        return new Done(onSettle);
    }

    static Outcome parked(Instant until, Runnable onSettle) {
        return new Parked(until, onSettle);
    }

    static Outcome awaitingSlot() {
        return new AwaitingSlot(NOTHING);
    }

    static Outcome retry(JobError error) {
        return new Retry(error, NOTHING);
    }

    static Outcome waiting(String reason, Duration atLeast) {
        return new Wait(reason, atLeast, NOTHING);
    }

    static Outcome failed(JobError error) {
        return new Failed(error, NOTHING);
    }
}
