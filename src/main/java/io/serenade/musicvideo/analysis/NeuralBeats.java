package io.serenade.musicvideo.analysis;

import io.serenade.musicvideo.analysis.BeatFinder.Beats;
import io.serenade.musicvideo.analysis.BeatNetwork.Heard;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Finds beats with a network: it runs on overlapping windows, and beats are the local peaks that are more likely a beat
 * than not.
 */
final class NeuralBeats {
    /** Frames at both ends of a window that the network hears badly. */
    private static final int BORDER = 6;

    /** A beat is the strongest frame among this many on each side. */
    private static final int AROUND = 3;

    private static final int FEWEST = 4;

    /** A downbeat is moved to the beat that is at most this far away, in seconds. */
    private static final double NEAR = 0.1;

    private NeuralBeats() {}

    /**
     * @param rows of {@link MelReader}
     * @return empty if the network is not sure enough of anything
     */
    static Optional<Beats> find(BeatNetwork network, float[] rows) {
        Heard heard = hear(network, rows);
        List<Integer> peaks = peaks(heard.beats());
        double confidence = peaks.stream()
                .mapToDouble(frame -> 1 / (1 + Math.exp(-heard.beats()[frame])))
                .average()
                .orElse(0);
        if (peaks.size() < FEWEST || confidence < BeatFinder.LEAST_CONFIDENCE) {
            return Optional.empty();
        }
        List<Double> beats = peaks.stream().map(NeuralBeats::seconds).toList();
        TreeSet<Double> downbeats = new TreeSet<>();
        peaks(heard.downbeats()).forEach(frame -> beats.stream()
                .filter(beat -> Math.abs(beat - seconds(frame)) <= NEAR)
                .min((one, other) -> Double.compare(Math.abs(one - seconds(frame)), Math.abs(other - seconds(frame))))
                .ifPresent(downbeats::add));
        return Optional.of(new Beats(
                beats, List.copyOf(downbeats), BeatFinder.bpm(beats), Math.round(1000 * confidence) / 1000.0, false));
    }

    private static double seconds(int frame) {
        return (double) frame / MelReader.RATE;
    }

    static Heard hear(BeatNetwork network, float[] rows) {
        int frames = rows.length / MelReader.BANDS;
        float[] beats = new float[frames];
        float[] downbeats = new float[frames];
        int window = network.window();
        int done = 0;
        while (done < frames) {
            int start = Math.max(0, Math.min(done - BORDER, frames - window));
            int end = Math.min(frames, start + window);
            Heard heard = network.hear(Arrays.copyOfRange(rows, start * MelReader.BANDS, end * MelReader.BANDS));
            int kept = end == frames ? end : end - BORDER;
            System.arraycopy(heard.beats(), done - start, beats, done, kept - done);
            System.arraycopy(heard.downbeats(), done - start, downbeats, done, kept - done);
            done = kept;
        }
        return new Heard(beats, downbeats);
    }

    /** Of neighbours that are alike, the first. */
    private static List<Integer> peaks(float[] logits) {
        List<Integer> peaks = new ArrayList<>();
        for (int i = 0; i < logits.length; i++) {
            boolean peak = logits[i] > 0;
            for (int j = Math.max(0, i - AROUND); peak && j <= Math.min(logits.length - 1, i + AROUND); j++) {
                peak = j < i ? logits[j] < logits[i] : logits[j] <= logits[i];
            }
            if (peak) {
                peaks.add(i);
            }
        }
        return peaks;
    }
}
