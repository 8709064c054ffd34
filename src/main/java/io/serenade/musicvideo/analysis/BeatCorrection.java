package io.serenade.musicvideo.analysis;

import io.serenade.rendering.rhythm.Curves;
import java.util.ArrayList;
import java.util.List;

/**
 * Corrections of the analysis by a listener: the beat is half or twice as fast, it is early or late, or taps show where
 * it is. Each makes a new analysis with new beats, bars and cuts; sections and mood stay.
 */
public final class BeatCorrection {
    public static final String METHOD = "corrected";

    public static final int FEWEST_TAPS = 4;

    private static final int BEATS_OF_BAR = 4;
    private static final double SURE = 1;
    /** How precisely people tap, in seconds. */
    private static final double TAP_REACH = 0.07;

    private static final double SHORTEST_GAP = 0.2;
    private static final double LONGEST_GAP = 2;
    /** The share of an onset's distance from the expected beat by which the next beats move. */
    private static final double FOLLOWING = 0.3;

    private BeatCorrection() {}

    /** Every other beat, so that bars begin where they began, and every other bar. */
    public static SongAnalysis halved(SongAnalysis song) {
        List<Double> beats = new ArrayList<>();
        int first = song.downbeats().isEmpty()
                ? 0
                : song.beats().indexOf(song.downbeats().get(0)) % 2;
        for (int i = first; i < song.beats().size(); i += 2) {
            beats.add(song.beats().get(i));
        }
        return corrected(
                song,
                beats,
                bars(beats, song.downbeats().isEmpty() ? 0 : song.downbeats().get(0)));
    }

    /** One more beat between any two, and one more bar. */
    public static SongAnalysis doubled(SongAnalysis song) {
        List<Double> beats = new ArrayList<>();
        for (int i = 0; i < song.beats().size(); i++) {
            if (i > 0) {
                beats.add((song.beats().get(i - 1) + song.beats().get(i)) / 2);
            }
            beats.add(song.beats().get(i));
        }
        return corrected(
                song,
                beats,
                bars(beats, song.downbeats().isEmpty() ? 0 : song.downbeats().get(0)));
    }

    /** @param milliseconds later, or earlier where negative; beats that leave the song are dropped */
    public static SongAnalysis shifted(SongAnalysis song, double milliseconds) {
        return corrected(
                song, shifted(song.beats(), song, milliseconds), shifted(song.downbeats(), song, milliseconds));
    }

    private static List<Double> shifted(List<Double> times, SongAnalysis song, double milliseconds) {
        return times.stream()
                .map(time -> time + milliseconds / 1_000)
                .filter(time -> time >= 0 && time < song.duration())
                .toList();
    }

    /**
     * Beats where a listener tapped, each moved to the onset that was meant, and continued to both ends of the song at
     * the same tempo, which follows the onsets there. The first tap begins a bar of four.
     *
     * @param taps seconds, at least {@value #FEWEST_TAPS}, ascending, 0.2 to 2 s apart
     * @throws IllegalArgumentException with a sentence for people when they are not
     */
    public static SongAnalysis tapped(SongAnalysis song, List<Double> taps) {
        double[] row = checked(song, taps);
        double gap = Curves.median(Curves.gaps(row));
        List<Double> beats = new ArrayList<>();
        for (double tap : row) {
            beats.add(nearestOnset(song, tap));
        }
        double first = beats.get(0);
        double end = beats.get(beats.size() - 1);
        beats.addAll(onwards(song, end, gap));
        List<Double> before = onwards(song, first, -gap);
        before.forEach(time -> beats.add(0, time));
        return corrected(song, beats, bars(beats, first));
    }

    private static double[] checked(SongAnalysis song, List<Double> taps) {
        if (taps.size() < FEWEST_TAPS) {
            throw new IllegalArgumentException("Tap at least " + FEWEST_TAPS + " beats.");
        }
        double[] row = taps.stream().mapToDouble(x -> x).toArray();
        for (double gap : Curves.gaps(row)) {
            if (!(gap >= SHORTEST_GAP && gap <= LONGEST_GAP)) {
                throw new IllegalArgumentException("Taps must come one after the other, 0.2 to 2 seconds apart.");
            }
        }
        if (row[0] < 0 || row[row.length - 1] >= song.duration()) {
            throw new IllegalArgumentException("Taps must lie within the song.");
        }
        return row;
    }

    private static List<Double> onwards(SongAnalysis song, double from, double gap) {
        List<Double> beats = new ArrayList<>();
        double pace = gap;
        for (double expected = from + pace; expected >= 0 && expected < song.duration(); ) {
            double heard = nearestOnset(song, expected);
            double limit = Math.abs(gap) * 0.1;
            pace = Math.max(
                            Math.abs(gap) - limit,
                            Math.min(Math.abs(gap) + limit, Math.abs(pace + 0.1 * (heard - expected))))
                    * Math.signum(gap);
            double beat = expected + FOLLOWING * (heard - expected);
            beats.add(beat);
            expected = beat + pace;
        }
        return beats;
    }

    private static double nearestOnset(SongAnalysis song, double time) {
        double nearest = time;
        double least = TAP_REACH;
        for (double onset : song.onsets()) {
            if (Math.abs(onset - time) < least) {
                least = Math.abs(onset - time);
                nearest = onset;
            }
        }
        return nearest;
    }

    /** Every fourth beat, one of them the one given. */
    private static List<Double> bars(List<Double> beats, double first) {
        int at = Math.max(0, beats.indexOf(first));
        List<Double> bars = new ArrayList<>();
        for (int i = at % BEATS_OF_BAR; i < beats.size(); i += BEATS_OF_BAR) {
            bars.add(beats.get(i));
        }
        return bars;
    }

    private static SongAnalysis corrected(SongAnalysis song, List<Double> beats, List<Double> downbeats) {
        return new SongAnalysis(
                song.duration(),
                BeatFinder.bpm(beats),
                beats,
                downbeats,
                song.onsets(),
                song.sections(),
                song.mood(),
                CutPlan.of(song.duration(), beats, downbeats, song.sections()),
                SURE,
                false,
                METHOD);
    }
}
