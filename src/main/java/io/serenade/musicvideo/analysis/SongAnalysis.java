package io.serenade.musicvideo.analysis;

import java.util.List;

/**
 * What the analysis of one song found. All times are seconds from the first decoded sample, ascending.
 *
 * @param duration decoded samples by sample rate
 * @param bpm median tempo of the beats
 * @param beats times of the beats; of the regular grid where {@link #fallbackUsed}
 * @param downbeats those of the beats that begin a bar
 * @param onsets times at which something begins to sound, whether on a beat or not
 * @param sections contiguous from 0 to the duration
 * @param cuts where shots meet; the first is 0, the last the duration, and each shot lasts 4 to 8 s as far as the
 *     length allows
 * @param confidence of the beats, 0 to 1
 * @param fallbackUsed whether the beats are a regular grid, because the confidence was too low
 * @param method how the beats were found, such as {@code dynamic_programming}, {@code tempo} or {@code onnx}
 */
public record SongAnalysis(
        double duration,
        double bpm,
        List<Double> beats,
        List<Double> downbeats,
        List<Double> onsets,
        List<Section> sections,
        Mood mood,
        List<Double> cuts,
        double confidence,
        boolean fallbackUsed,
        String method) {
    public SongAnalysis {
        beats = List.copyOf(beats);
        downbeats = List.copyOf(downbeats);
        onsets = List.copyOf(onsets);
        sections = List.copyOf(sections);
        cuts = List.copyOf(cuts);
    }
}
