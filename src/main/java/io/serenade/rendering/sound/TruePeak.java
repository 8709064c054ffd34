package io.serenade.rendering.sound;

/**
 * How high the sound rises between two samples, as a converter would play it: three points between them, each by a sinc over
 * {@value #TAPS} samples (the method of ITU-R BS.1770, annex 2, with a filter of our own).
 */
final class TruePeak {
    static final int TAPS = 12;
    /** Samples that are needed after the first of the two. */
    static final int AHEAD = TAPS / 2;

    private static final int POINTS = 3;
    private static final float[][] FILTERS = filters();

    private TruePeak() {}

    private static float[][] filters() {
        float[][] filters = new float[POINTS][TAPS];
        for (int point = 0; point < POINTS; point++) {
            double place = AHEAD - 1 + (point + 1.0) / (POINTS + 1);
            double sum = 0;
            for (int tap = 0; tap < TAPS; tap++) {
                double distance = Math.PI * (tap - place);
                double window = 0.5 + 0.5 * Math.cos(distance / (AHEAD + 0.5));
                filters[point][tap] = (float) (Math.sin(distance) / distance * window);
                sum += filters[point][tap];
            }
            for (int tap = 0; tap < TAPS; tap++) {
                filters[point][tap] /= (float) sum;
            }
        }
        return filters;
    }

    /** The highest of the points between a sample and the next one. @param mask length of the ring of samples, less one */
    static float behind(int at, float[] ring, int mask) {
        float highest = 0;
        for (float[] filter : FILTERS) {
            float value = 0;
            for (int tap = 0; tap < TAPS; tap++) {
                value += filter[tap] * ring[at + tap - AHEAD + 1 & mask];
            }
            highest = Math.max(highest, Math.abs(value));
        }
        return highest;
    }
}
