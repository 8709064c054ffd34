package io.serenade.platform.limits;

import io.serenade.platform.limits.Limits.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The calls of one caller within a window, counted for each second. Used by one thread at a time. */
final class CallWindow {
    private final Duration length;
    private final TreeMap<Long, Second> seconds = new TreeMap<>();
    private int used;

    /** The calls accepted within one second. */
    private static final class Second {
        private int ours;
        private int written;
        private int others;
    }

    CallWindow(Duration length) {
        this.length = length;
    }

    /** Counts a call unless the window already holds the limit. */
    Verdict count(Instant now, int limit) {
        expire(now);
        if (used >= limit) {
            return new Verdict(false, used, limit, resetsIn(now));
        }
        seconds.computeIfAbsent(now.getEpochSecond(), second -> new Second()).ours++;
        used++;
        return new Verdict(true, used, limit, Duration.ZERO);
    }

    /**
     * A second leaves the window as a whole, so no call leaves too early; nobody is told to wait longer than the
     * window.
     */
    private Duration resetsIn(Instant now) {
        Duration rest = seconds.isEmpty()
                ? length
                : Duration.between(now, Instant.ofEpochSecond(seconds.firstKey() + 1))
                        .plus(length);
        return rest.compareTo(length) > 0 ? length : rest;
    }

    /** Drops the seconds that have left the window; those not written yet need not be written any more. */
    void expire(Instant now) {
        long last = now.minus(length).getEpochSecond();
        Iterator<Map.Entry<Long, Second>> oldest = seconds.entrySet().iterator();
        while (oldest.hasNext()) {
            Map.Entry<Long, Second> entry = oldest.next();
            if (entry.getKey() >= last) {
                return;
            }
            used -= entry.getValue().ours + entry.getValue().others;
            oldest.remove();
        }
    }

    /** @param calls all calls that other nodes have accepted within this second, as far as known now */
    void noteOthers(long second, int calls) {
        Second told = seconds.computeIfAbsent(second, unknown -> new Second());
        used += calls - told.others;
        told.others = calls;
    }

    /** Passes on each second whose calls were not completely written, with the number of calls accepted in it. */
    void eachUnwritten(BiConsumer<Long, Integer> told) {
        seconds.forEach((second, calls) -> {
            if (calls.ours != calls.written) {
                told.accept(second, calls.ours);
            }
        });
    }

    void noteWritten(long second, int calls) {
        Second written = seconds.get(second);
        if (written != null) {
            written.written = calls;
        }
    }

    boolean isWritten() {
        return seconds.values().stream().allMatch(calls -> calls.ours == calls.written);
    }

    boolean isEmpty() {
        return seconds.isEmpty();
    }
}
