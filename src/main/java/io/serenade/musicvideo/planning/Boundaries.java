package io.serenade.musicvideo.planning;

import io.serenade.musicvideo.analysis.SongAnalysis;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Moves the boundaries between shots to where a plan wants them, as far as the music allows: at most two seconds from
 * the analysis's cut, on a beat or on that cut, and with shots of four to eight seconds unless the analysis's own are
 * shorter or longer.
 */
final class Boundaries {
    /** How far a plan may move a cut, in seconds. */
    private static final double REACH = 2;

    private static final double SHORTEST = 4;
    private static final double LONGEST = 8;
    private static final double TOLERANCE = 1e-6;

    private Boundaries() {}

    /**
     * Each boundary is moved only if the next one may then stay where it is.
     *
     * @param wanted one time in seconds for each of the analysis' cuts; NaN if the plan has no preference
     * @return as many, ascending, from 0 to the song's end
     */
    static List<Double> lay(List<Double> wanted, SongAnalysis song) {
        List<Double> cuts = song.cuts();
        List<Double> laid = new ArrayList<>(cuts);
        for (int i = 1; i + 1 < cuts.size(); i++) {
            double snapped = snap(wanted.get(i), cuts.get(i), song);
            if (fits(laid.get(i - 1), snapped, cuts.get(i - 1), cuts.get(i))
                    && fits(snapped, cuts.get(i + 1), cuts.get(i), cuts.get(i + 1))) {
                laid.set(i, snapped);
            }
        }
        return laid;
    }

    /** The beat, or the cut itself, that lies nearest to what is wanted. */
    private static double snap(double wanted, double cut, SongAnalysis song) {
        if (!Double.isFinite(wanted) || Math.abs(wanted - cut) > REACH + TOLERANCE) {
            return cut;
        }
        return Stream.concat(Stream.of(cut), song.beats().stream())
                .filter(beat -> Math.abs(beat - cut) <= REACH + TOLERANCE)
                .min(Comparator.comparingDouble(beat -> Math.abs(beat - wanted)))
                .orElse(cut);
    }

    private static boolean fits(double start, double end, double usualStart, double usualEnd) {
        double usual = usualEnd - usualStart;
        return end - start >= Math.min(SHORTEST, usual) - TOLERANCE
                && end - start <= Math.max(LONGEST, usual) + TOLERANCE;
    }
}
