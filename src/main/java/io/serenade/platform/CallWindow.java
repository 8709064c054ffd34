package io.serenade.platform;

import io.serenade.platform.Limits.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The calls of one caller within a window, by the second. Used by one thread at a time. */
final class CallWindow {
    private final Duration length;
    private final TreeMap<Long, Second> seconds = new TreeMap<>();
    private int used;

    /** What was let in within one second. */
    private static final class Second {
        private int ours;
        private int written;
        private int others;
    }

    CallWindow(Duration length) {
        this.length = length;
    }

    /** Counts a call unless as many as the limit lie within the window. */
    Verdict count(Instant now, int limit) {
        expire(now);
        if (used >= limit) {
            return new Verdict(false, used, limit, resetsIn(now));
        }
        seconds.computeIfAbsent(now.getEpochSecond(), second -> new Second()).ours++;
        used++;
        return new Verdict(true, used, limit, Duration.ZERO);
    }

    /** A second is over with its last moment, so no call leaves too early; one is never told to wait longer than the window. */
    private Duration resetsIn(Instant now) {
        Duration rest = seconds.isEmpty()
                ? length
                : Duration.between(now, Instant.ofEpochSecond(seconds.firstKey() + 1))
                        .plus(length);
        return rest.compareTo(length) > 0 ? length : rest;
    }

    /** Forgets what has left the window. What was not written yet needs no writing any more. */
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

    /** @param calls all that others have let in within this second, as far as it is known now */
    void noteOthers(long second, int calls) {
        Second told = seconds.computeIfAbsent(second, unknown -> new Second());
        used += calls - told.others;
        told.others = calls;
    }

    /** Tells each second of which others do not know everything, and how many calls we let in within it. */
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
