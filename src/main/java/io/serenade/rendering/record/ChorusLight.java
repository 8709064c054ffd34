package io.serenade.rendering.record;

import io.serenade.rendering.image.pixels.Frame;

/**
 * How a turn looks while the chorus is sung: a wide rosy glow that does not go out between the beats, and hearts of light
 * around the record, of which one half flares up with one beat and the other half with the next.
 */
final class ChorusLight {
    private static final float[] ROSE = {255, 122, 150};
    private static final float[] BLUSH = {255, 140, 168};
    private static final double BRIGHTEST = 0.62;
    private static final double REACH = 190;
    private static final double HEART = 0.85;
    private static final double EMBERS = 0.45;
    private static final double RESTING = 0.3;

    /** Places and sizes on the canvas, beside the record, the arm and the names. */
    private static final int[][] EVEN = {{92, 196, 40}, {58, 520, 26}, {196, 884, 34}, {986, 742, 38}, {330, 52, 22}};

    private static final int[][] ODD = {{196, 92, 26}, {66, 356, 34}, {90, 700, 42}, {872, 878, 40}, {1016, 590, 24}};

    private final BeatLight glow;
    private final BeatLight even;
    private final BeatLight odd;

    ChorusLight(RecordVideoSettings settings) {
        int edge = settings.resolution();
        this.glow = new BeatLight(edge, ROSE, BeatLight.halo(settings, BRIGHTEST, REACH));
        this.even = new BeatLight(edge, BLUSH, hearts(EVEN));
        this.odd = new BeatLight(edge, BLUSH, hearts(ODD));
    }

    private static BeatLight.Field hearts(int[]... places) {
        return (x, y) -> {
            double brightest = 0;
            for (int[] place : places) {
                brightest = Math.max(brightest, heart((x - place[0]) / place[2], (y - place[1]) / place[2]));
            }
            return HEART * brightest;
        };
    }

    /** A heart with a soft rim that is about two wide. */
    private static double heart(double x, double y) {
        if (Math.abs(x) > 2 || Math.abs(y) > 2) {
            return 0;
        }
        double outside = x * x + y * y - 1 + Math.cbrt(x * x) * y;
        return Math.max(0, Math.min(1, 0.5 - 2 * outside));
    }

    /** About the memory that one takes, in bytes. */
    static double bytes(RecordVideoSettings settings) {
        return BeatLight.bytes(settings, REACH) + BeatLight.bytes(settings, REACH / 6);
    }

    /** @param beats from the start of the turn */
    void shine(Frame frame, double beats) {
        double pulse = BeatLight.pulse(beats);
        boolean first = (int) beats % 2 == 0;
        glow.shine(frame, EMBERS + (1 - EMBERS) * pulse);
        even.shine(frame, first ? Math.max(RESTING, pulse) : RESTING);
        odd.shine(frame, first ? RESTING : Math.max(RESTING, pulse));
    }

    /** The light where no beat is followed. */
    void glow(Frame frame) {
        glow.shine(frame, EMBERS);
        even.shine(frame, RESTING);
        odd.shine(frame, RESTING);
    }
}
