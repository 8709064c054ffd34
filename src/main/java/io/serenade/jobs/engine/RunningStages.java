package io.serenade.jobs.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The stages that this node's workers are running, so that they can be stopped from outside.
 *
 * @param <K> the key that identifies a run
 */
final class RunningStages<K> {
    private final Map<K, Run> runs = new ConcurrentHashMap<>();

    /** One stage on its thread. The thread is interrupted only while it runs this stage. */
    private static final class Run {
        private final Thread thread;
        private final Instant deadline;
        private boolean ended;

        Run(Thread thread, Instant deadline) {
            this.thread = thread;
            this.deadline = deadline;
        }

        synchronized void interrupt() {
            if (!ended) {
                thread.interrupt();
            }
        }

        synchronized void end() {
            ended = true;
        }
    }

    /** The calling thread begins a stage. */
    void begin(K claim, Instant deadline) {
        runs.put(claim, new Run(Thread.currentThread(), deadline));
    }

    /** The stage has ended, with any result; afterwards the calling thread is not interrupted. */
    void end(K claim) {
        Run run = runs.remove(claim);
        if (run != null) {
            run.end();
        }
        Thread.interrupted();
        synchronized (this) {
            notifyAll();
        }
    }

    /** Stops everything that still runs. */
    void interruptAll() {
        runs.values().forEach(Run::interrupt);
    }

    /** @return whether nothing runs any more, after waiting at most this long */
    synchronized boolean awaitNone(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        for (long left = atMost.toMillis(); !runs.isEmpty() && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
        return runs.isEmpty();
    }

    void interruptLate(Instant now) {
        runs.values().stream().filter(run -> run.deadline.isBefore(now)).forEach(Run::interrupt);
    }

    /** Stops stages whose outcome is no longer wanted. */
    void interrupt(Collection<K> claims) {
        claims.forEach(claim -> {
            Run run = runs.get(claim);
            if (run != null) {
                run.interrupt();
            }
        });
    }

    List<K> inTime(Instant now) {
        return runs.entrySet().stream()
                .filter(entry -> !entry.getValue().deadline.isBefore(now))
                .map(Map.Entry::getKey)
                .toList();
    }

    int count() {
        return runs.size();
    }
}
