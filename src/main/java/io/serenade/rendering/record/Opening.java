package io.serenade.rendering.record;

/** How the needle comes down while the record comes up to speed. */
final class Opening {
    /** The arm waits a little, and is down before the beat. */
    private static final double BEGIN = 0.08;

    private static final double END = 0.86;

    private Opening() {}

    /** How far the arm is out at a share of the opening: 1 beside the record, 0 on it. */
    static double armOut(double done) {
        return 1 - eased((done - BEGIN) / (END - BEGIN));
    }

    /** Eases a share from 0 to 1, so that a movement begins and ends softly. */
    static double eased(double share) {
        double x = Math.max(0, Math.min(1, share));
        return x * x * (3 - 2 * x);
    }
}
