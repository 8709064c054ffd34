package io.serenade.jobs;

import java.time.Duration;
import java.time.Instant;

/**
 * How a stage's run ended. {@code record} writes what the stage learned, in the same transaction as the job's move, and
 * only if the worker still holds the job.
 */
public sealed interface Outcome {
    Runnable NOTHING = () -> {};

    /** What to store together with the move. */
    Runnable record();

    /** On to the next stage, or to success after the last. */
    record Done(Runnable record) implements Outcome {}

    /** Nothing to do until a callback comes or the moment is there; then this stage runs again. */
    record Parked(Instant until, Runnable record) implements Outcome {}

    /** A failure that counts; the retry policy decides whether there is another try. */
    record Retry(JobError error, Runnable record) implements Outcome {}

    /** The outside world is not ready; waits without counting. A zero duration means the usual back-off. */
    record Wait(String reason, Duration atLeast, Runnable record) implements Outcome {}

    /** No use in trying again. */
    record Failed(JobError error, Runnable record) implements Outcome {}

    static Outcome done(Runnable record) {
        return new Done(record);
    }

    static Outcome parked(Instant until, Runnable record) {
        return new Parked(until, record);
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
