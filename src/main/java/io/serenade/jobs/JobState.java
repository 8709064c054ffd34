package io.serenade.jobs;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The states of a job, and the one table of allowed transitions. */
public enum JobState {
    /** All its tasks wait for provider slots. */
    WAITING,
    /** May run as soon as it is due. */
    READY,
    /** A worker holds it; due again when the lease ends. */
    RUNNING,
    /** Waits for a callback, or until it is due. */
    PARKED,
    /**
     * Finished; may be reopened for a change by its owner, and returns here if the change cannot be made.
     */
    SUCCEEDED,
    /** Gave up; may be revived. */
    FAILED,
    /** Withdrawn; final. */
    CANCELLED;

    private static final Map<JobState, Set<JobState>> MOVES = Map.of(
            WAITING, EnumSet.of(READY, CANCELLED),
            READY, EnumSet.of(RUNNING, CANCELLED),
            RUNNING, EnumSet.of(RUNNING, READY, WAITING, PARKED, SUCCEEDED, FAILED, CANCELLED),
            PARKED, EnumSet.of(READY, RUNNING, CANCELLED),
            SUCCEEDED, EnumSet.of(READY),
            FAILED, EnumSet.of(READY, CANCELLED),
            CANCELLED, EnumSet.noneOf(JobState.class));

    public boolean mayBecome(JobState next) {
        return MOVES.get(this).contains(next);
    }

    public boolean isFinished() {
        return this == SUCCEEDED || this == FAILED || this == CANCELLED;
    }
}
