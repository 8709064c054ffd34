package io.serenade.musicvideo.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A moment of a song at which a picture may change.
 *
 * @param time in seconds
 */
public record SoundEvent(double time, Source source) {
    /** Events of two sources within this time, in seconds, are the same. */
    static final double SAME_WITHIN = 0.05;

    /** Who found it; a beat on which something begins is {@link #BOTH}. */
    public enum Source {
        BEAT,
        ONSET,
        BOTH
    }

    /** Beats and onsets in one row, ascending and more than 50 ms apart; a beat keeps its own time. */
    public static List<SoundEvent> merge(List<Double> beats, List<Double> onsets) {
        List<SoundEvent> all = new ArrayList<>();
        beats.forEach(time -> all.add(new SoundEvent(time, Source.BEAT)));
        onsets.forEach(time -> all.add(new SoundEvent(time, Source.ONSET)));
        all.sort(Comparator.comparingDouble(SoundEvent::time).thenComparing(SoundEvent::source));
        List<SoundEvent> merged = new ArrayList<>();
        for (SoundEvent event : all) {
            SoundEvent last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last == null || event.time - last.time > SAME_WITHIN) {
                merged.add(event);
            } else if (last.source != event.source) {
                merged.set(merged.size() - 1, new SoundEvent(beatOf(last, event).time, Source.BOTH));
            }
        }
        return merged;
    }

    private static SoundEvent beatOf(SoundEvent one, SoundEvent other) {
        return one.source == Source.ONSET ? other : one;
    }
}
