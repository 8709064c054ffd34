package io.serenade.sandbox.music;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the composer of a sandbox song knows about it: true beats, bars and sections, for those who look for them in the
 * sound.
 *
 * @param beats seconds, of all bars
 * @param downbeats those that begin a bar
 * @param parts contiguous, from 0 to the song's end
 */
public record SongTruth(List<Double> beats, List<Double> downbeats, List<Part> parts) {
    /** @param name equal for parts of one kind */
    public record Part(String name, double start, double end) {}

    public static SongTruth of(String seed, Style style, int seconds) {
        Score score = Score.of(seed, style, seconds);
        int beatsPerBar = score.styleScore().beatsPerBar();
        double bar = score.secondsPerBeat() * beatsPerBar;
        List<Double> beats = IntStream.range(0, score.form().size() * beatsPerBar)
                .mapToObj(i -> i * score.secondsPerBeat())
                .toList();
        List<Double> downbeats =
                IntStream.range(0, score.form().size()).mapToObj(i -> i * bar).toList();
        return new SongTruth(beats, downbeats, parts(score.form(), bar, seconds));
    }

    private static List<Part> parts(List<Bar> form, double secondsPerBar, int seconds) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0, start = 0; i < form.size(); i++) {
            boolean last = i + 1 == form.size();
            if (last || form.get(i + 1).section() != form.get(i).section()) {
                double end = last ? seconds : (i + 1) * secondsPerBar;
                parts.add(new Part(form.get(i).section().name(), start * secondsPerBar, end));
                start = i + 1;
            }
        }
        return parts;
    }
}
