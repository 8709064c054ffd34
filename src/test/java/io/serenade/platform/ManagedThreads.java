package io.serenade.platform;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** A server's executor whose tasks wait until a test has them run. */
public final class ManagedThreads {
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean refusing;

    /** What beans get. */
    public ManagedExecutorService executor() {
        return over(this::add);
    }

    /** An executor of the server's that hands everything to another one. */
    public static ManagedExecutorService over(Executor executor) {
        return (ManagedExecutorService) Proxy.newProxyInstance(
                ManagedThreads.class.getClassLoader(),
                new Class<?>[] {ManagedExecutorService.class},
                (self, method, arguments) -> {
                    if (!method.getName().equals("execute")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    executor.execute((Runnable) arguments[0]);
                    return null;
                });
    }

    private synchronized void add(Runnable task) {
        if (refusing) {
            throw new RejectedExecutionException("The executor takes nothing.");
        }
        waiting.add(task);
    }

    /** From now on nothing is taken, as when the server stops. */
    public synchronized void refuse() {
        refusing = true;
    }

    /** It takes tasks again. */
    public synchronized void take() {
        refusing = false;
    }

    public synchronized int waiting() {
        return waiting.size();
    }

    private synchronized Runnable next() {
        return waiting.poll();
    }

    /** Runs all that waits, and what comes of it, on the calling thread. */
    public void runAll() {
        for (Runnable task = next(); task != null; task = next()) {
            task.run();
        }
    }
}
