package io.serenade.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/** So many connections, each of which asks again as soon as it is answered. */
final class ClosedLoop {
    private final int port;
    private final int connections;

    ClosedLoop(int port, int connections) {
        this.port = port;
        this.connections = connections;
    }

    /** What a run saw, times in milliseconds. */
    record Seen(long requests, double seconds, double median, double p99) {}

    /**
     * @param request the bytes of the n-th request of the run
     * @param expected the status of every answer; another one ends the run
     */
    Seen run(LongFunction<byte[]> request, int expected, Duration length) throws Exception {
        AtomicLong number = new AtomicLong();
        long begun = System.nanoTime();
        long end = begun + length.toNanos();
        ExecutorService callers = Executors.newFixedThreadPool(connections);
        try {
            List<Future<long[]>> runs = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                runs.add(callers.submit(() -> ask(request, expected, number, end)));
            }
            List<long[]> times = new ArrayList<>();
            for (Future<long[]> run : runs) {
                times.add(run.get());
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            long[] sorted =
                    times.stream().flatMapToLong(Arrays::stream).sorted().toArray();
            return new Seen(
                    sorted.length, seconds, sorted[sorted.length / 2] / 1e6, sorted[sorted.length * 99 / 100] / 1e6);
        } finally {
            callers.shutdownNow();
        }
    }

    private long[] ask(LongFunction<byte[]> request, int expected, AtomicLong number, long end) throws IOException {
        long[] times = new long[1 << 10];
        int count = 0;
        try (KeptConnection connection = new KeptConnection(port)) {
            while (System.nanoTime() < end) {
                long sent = System.nanoTime();
                int status = connection.exchange(request.apply(number.getAndIncrement()));
                if (status != expected) {
                    throw new IOException("Answered " + status + " instead of " + expected);
                }
                times = count == times.length ? Arrays.copyOf(times, count * 2) : times;
                times[count++] = System.nanoTime() - sent;
            }
        }
        return Arrays.copyOf(times, count);
    }
}
