package io.serenade.rendering.ffmpeg;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * The children of one job and the threads that feed them, under one deadline. When the deadline passes, when one part
 * fails, or when the group is closed, every child and all its descendants are killed, which also ends the threads.
 */
public final class ChildGroup implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ChildGroup.class.getName());
    /** A killed process ends within this time unless the kernel itself hangs. */
    private static final Duration KILL_TIMEOUT = Duration.ofSeconds(5);

    private static final AtomicInteger THREADS = new AtomicInteger();

    private final Confinement confinement;
    private final long endNanos;
    private final List<Child> children = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(ChildGroup::thread);
    private final CompletionService<Boolean> parts = new ExecutorCompletionService<>(threads);
    private int running;
    private boolean closed;

    ChildGroup(Confinement confinement, Duration deadline) {
        this.confinement = confinement;
        this.endNanos = System.nanoTime() + deadline.toNanos();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "render-" + THREADS.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /** Starts a child that may write to its pipes only; {@code arguments} are FFmpeg's, without the binary. */
    public Child start(String role, List<String> arguments) throws IOException {
        return start(role, arguments, 0);
    }

    /** Starts a child that may also write files of the size given. */
    synchronized Child start(String role, List<String> arguments, long fileBytes) throws IOException {
        if (closed) {
            throw new IOException("the job of child '" + role + "' has already ended");
        }
        Child child = Child.start(role, confinement.command(arguments, remaining(), fileBytes));
        children.add(child);
        return child;
    }

    /** Runs a part of the job in parallel to the others; {@link #awaitAll} reports its result. */
    public <T> CompletableFuture<T> run(Callable<T> part) {
        CompletableFuture<T> result = new CompletableFuture<>();
        running++;
        parts.submit(() -> result.complete(part.call()));
        return result;
    }

    /** Runs a stream pump whose failure shows in the part that owns it. */
    public <T> Future<T> pump(Callable<T> pump) {
        return threads.submit(pump);
    }

    /**
     * Waits until all parts have ended well. The first failure is thrown at once, without waiting for the others.
     *
     * @throws TimeoutException when the deadline passed first
     */
    public void awaitAll() throws InterruptedException, ExecutionException, TimeoutException {
        for (; running > 0; running--) {
            Future<Boolean> part = parts.poll(Math.max(0, endNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (part == null) {
                throw new TimeoutException("still at work: " + stillAtWork());
            }
            part.get();
        }
    }

    private synchronized String stillAtWork() {
        return children.stream()
                .map(Child::stillAtWork)
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }

    private Duration remaining() {
        return Duration.ofNanos(Math.max(0, endNanos - System.nanoTime()));
    }

    /**
     * Kills the remaining children and waits for their end, so that nothing of the job outlives this call; an interrupt
     * is deferred.
     */
    @Override
    public void close() {
        List<Child> left;
        synchronized (this) {
            closed = true;
            left = List.copyOf(children);
        }
        left.forEach(Child::kill);
        threads.shutdownNow();
        boolean interrupted = false;
        long giveUpAt = System.nanoTime() + KILL_TIMEOUT.toNanos();
        while (true) {
            try {
                for (Child child : left) {
                    child.awaitDeath(Duration.ofNanos(giveUpAt - System.nanoTime()));
                }
                if (!threads.awaitTermination(giveUpAt - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    LOG.log(System.Logger.Level.WARNING, "A thread of a render still waits for an escaped grandchild");
                }
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
