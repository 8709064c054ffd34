package io.serenade.rendering.image;

import io.serenade.platform.limits.OverloadedException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A fixed number of threads with a bounded queue. Work beyond that is refused immediately. */
final class PictureThreads implements AutoCloseable {
    private final ThreadPoolExecutor threads;

    PictureThreads(String name, int count, int waiting) {
        AtomicInteger made = new AtomicInteger();
        threads = new ThreadPoolExecutor(count, count, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(waiting), work -> {
            Thread thread = new Thread(work, name + "-" + made.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        threads.allowCoreThreadTimeOut(true);
    }

    <T> Future<T> submit(Callable<T> work) {
        try {
            return threads.submit(work);
        } catch (RejectedExecutionException e) {
            throw new OverloadedException("Too many pictures are waiting to be looked at", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
