package io.serenade.jobs;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where a job stands, and the one table of allowed moves. */
public enum JobState {
    /** Its tasks wait for slots at a provider; nothing else is to be done. */
    WAITING,
    /** May run as soon as it is due. */
    READY,
    /** A worker holds it; due again when the lease ends. */
    RUNNING,
    /** Waits for a callback, or for the moment it is due. */
    PARKED,
    /**
     * Finished well; may be taken up again where its owner wants something otherwise, and comes back here when that cannot
     * be made.
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
