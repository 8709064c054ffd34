package io.serenade.jobs;

import java.time.Duration;

/**
 * A named step of a product's pipeline. It may run twice (a worker can crash after the work and before the outcome is
 * stored), so stages must be idempotent.
 */
public interface Stage {
    String name();

    WorkerPool pool();

    /** After this time a run is interrupted and its lease is no longer renewed. */
    Duration deadline();

    RetryPolicy retryPolicy();

    /** How long this stage may wait uncounted for outside services; after that each wait counts as a failure. */
    default Duration maxDeferral() {
        return Duration.ofDays(1);
    }

    /**
     * Whether jobs in this stage are claimed only while no other job of its pool is due. Such a stage works in pieces,
     * and parks as soon as {@link JobQueue#isAwaited} says that another job waits for its worker.
     */
    default boolean givesWay() {
        return false;
    }

    /** Does the work, outside any transaction. A thrown {@link StageException} is a counted failure or a wait. */
    Outcome run(Claim claim) throws InterruptedException;
}
