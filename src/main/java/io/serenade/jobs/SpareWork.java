package io.serenade.jobs;

/**
 * What a pool's workers do while no job is due: work ahead of a job, of which nothing is stored but its results. A job that
 * becomes due waits for one piece of it at most, and what is interrupted is simply done later.
 */
public interface SpareWork {
    WorkerPool pool();

    /** Does one piece. @return false when there is nothing to do */
    boolean doPiece() throws InterruptedException;
}
