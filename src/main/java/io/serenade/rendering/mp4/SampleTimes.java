package io.serenade.rendering.mp4;

import java.util.ArrayList;
import java.util.List;

/** Durations of samples in runs of equal length, as the time table of a track stores them. */
final class SampleTimes {
    record Run(int count, int duration) {}

    private final List<Run> runs = new ArrayList<>();

    void add(int duration) {
        if (duration <= 0) {
            throw new IllegalArgumentException("a sample cannot last " + duration);
        }
        int last = runs.size() - 1;
        if (last >= 0 && runs.get(last).duration() == duration) {
            runs.set(last, new Run(runs.get(last).count() + 1, duration));
        } else {
            runs.add(new Run(1, duration));
        }
    }

    List<Run> runs() {
        return List.copyOf(runs);
    }

    long total() {
        return runs.stream()
                .mapToLong(run -> (long) run.count() * run.duration())
                .sum();
    }
}
