package io.serenade.jobs;

/**
 * What a pool's workers do while no job is due: work done ahead, of which only the results are stored. A job that
 * becomes due waits for at most one piece of it, and interrupted work is simply done later.
 */
public interface SpareWork {
    WorkerPool pool();

    /** Does one piece. @return false when there is nothing to do */
    boolean doPiece() throws InterruptedException;
}
