package io.serenade.jobs;

import java.time.Duration;

/**
 * A named step of a product's pipeline. It may be run twice (a worker can vanish after the work and before the outcome), so
 * running it again must change nothing that the first run did not.
 */
public interface Stage {
    String name();

    WorkerPool pool();

    /** After this a run is interrupted and its lease no longer renewed. */
    Duration deadline();

    RetryPolicy retryPolicy();

    /** How long the outside world may keep this stage waiting uncounted; after that each wait counts as a failure. */
    default Duration maxDeferral() {
        return Duration.ofDays(1);
    }

    /** Does the work, outside any transaction. A thrown {@link StageException} is a counted failure or a wait. */
    Outcome run(Claim claim) throws InterruptedException;
}
