package io.serenade.musicvideo.analysis;

/**
 * A second, independent beat tracker: a hidden Markov model whose state is the position within the beat and the length
 * of the beat, in 50 steps a second (after Krebs, Böck and Widmer, ISMIR 2015). Its model contains the tempo, which
 * the other tracker is given, so agreement of both is hardly chance.
 */
final class BeatPointer {
    private static final int STEP = 2;
    private static final int SHORTEST = 13;
    private static final int LONGEST = 75;
    private static final int LENGTHS = LONGEST - SHORTEST + 1;
    private static final double TIGHTNESS = 100;
    /** The beat takes this part of the way to the next one. */
    private static final int BEAT_PART = 8;

    private BeatPointer() {}

    /**
     * @param curve levelled, {@value SongCurves#RATE} values a second
     * @return places of the beats in its frames, ascending
     */
    static int[] find(double[] curve) {
        int steps = curve.length / STEP;
        if (steps == 0) {
            return new int[0];
        }
        double[] activation = new double[steps];
        for (int i = 0; i < steps; i++) {
            double value = Math.max(curve[STEP * i], curve[STEP * i + 1]);
            activation[i] = Math.min(0.97, Math.max(0.03, value / 5));
        }
        double[][] turn = turns();
        // One ring for each beat length; its pointer moves on by itself, and a choice is made only at its start.
        double[][] rings = new double[LENGTHS][];
        byte[][] chosen = new byte[steps][LENGTHS];
        for (int n = 0; n < LENGTHS; n++) {
            rings[n] = new double[SHORTEST + n];
        }
        for (int step = 0; step < steps; step++) {
            double beat = Math.log(activation[step]);
            double rest = Math.log((1 - activation[step]) / (BEAT_PART - 1));
            double[] ends = new double[LENGTHS];
            for (int n = 0; n < LENGTHS; n++) {
                int length = SHORTEST + n;
                ends[n] = rings[n][Math.floorMod(-step, length)];
            }
            double[] starts = new double[LENGTHS];
            for (int to = 0; to < LENGTHS; to++) {
                double best = Double.NEGATIVE_INFINITY;
                for (int from = 0; from < LENGTHS; from++) {
                    double value = ends[from] + turn[from][to];
                    if (value > best) {
                        best = value;
                        chosen[step][to] = (byte) from;
                    }
                }
                starts[to] = best;
            }
            for (int n = 0; n < LENGTHS; n++) {
                int length = SHORTEST + n;
                double[] ring = rings[n];
                ring[Math.floorMod(-step, length)] = starts[n];
                for (int place = 0; place < length; place++) {
                    ring[Math.floorMod(place - step, length)] += place * BEAT_PART < length ? beat : rest;
                }
            }
        }
        return follow(rings, chosen, curve);
    }

    private static double[][] turns() {
        double[][] turn = new double[LENGTHS][LENGTHS];
        for (int from = 0; from < LENGTHS; from++) {
            for (int to = 0; to < LENGTHS; to++) {
                double ratio = (double) (SHORTEST + to) / (SHORTEST + from);
                turn[from][to] = -TIGHTNESS * Math.abs(ratio - 1);
            }
        }
        return turn;
    }

    private static int[] follow(double[][] rings, byte[][] chosen, double[] curve) {
        int steps = chosen.length;
        double best = Double.NEGATIVE_INFINITY;
        int n = 0;
        int place = 0;
        for (int k = 0; k < LENGTHS; k++) {
            for (int p = 0; p < SHORTEST + k; p++) {
                double value = rings[k][Math.floorMod(p - (steps - 1), SHORTEST + k)];
                if (value > best) {
                    best = value;
                    n = k;
                    place = p;
                }
            }
        }
        int[] found = new int[steps];
        int count = 0;
        for (int step = steps - 1 - place; step >= 0; ) {
            found[count++] = strongest(curve, step * STEP, STEP * Math.max(1, (SHORTEST + n) / BEAT_PART));
            n = chosen[step][n];
            step -= SHORTEST + n;
        }
        int[] ascending = new int[count];
        for (int i = 0; i < count; i++) {
            ascending[i] = found[count - 1 - i];
        }
        return ascending;
    }

    /** The model only says that the beat is within this part of the curve. */
    private static int strongest(double[] curve, int from, int length) {
        int best = from;
        for (int i = from; i < from + length && i < curve.length; i++) {
            best = curve[i] > curve[best] ? i : best;
        }
        return best;
    }
}
