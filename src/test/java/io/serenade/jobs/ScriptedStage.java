package io.serenade.jobs;

import java.time.Duration;

/** A stage that does what a test says, and at first nothing. */
public final class ScriptedStage implements Stage {
    private final String name;
    private final WorkerPool pool;
    private boolean givesWay;
    private volatile Work work = claim -> Outcome.done(Outcome.NOTHING);

    /** What a run does. */
    @FunctionalInterface
    public interface Work {
        Outcome run(Claim claim) throws InterruptedException;
    }

    public ScriptedStage(String name, WorkerPool pool) {
        this.name = name;
        this.pool = pool;
    }

    /** Has jobs in this stage give way to others of its pool. */
    public ScriptedStage givingWay() {
        givesWay = true;
        return this;
    }

    public void does(Work next) {
        work = next;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public WorkerPool pool() {
        return pool;
    }

    @Override
    public boolean givesWay() {
        return givesWay;
    }

    @Override
    public Duration deadline() {
        return Duration.ofMinutes(5);
    }

    @Override
    public RetryPolicy retryPolicy() {
        return RetryPolicy.attempts(3);
    }

    @Override
    public Duration maxDeferral() {
        return Duration.ofHours(1);
    }

    @Override
    public Outcome run(Claim claim) throws InterruptedException {
        return work.run(claim);
    }
}
