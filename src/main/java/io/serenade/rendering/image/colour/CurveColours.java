package io.serenade.rendering.image.colour;

/** Colours defined by a transfer curve and three primaries. */
final class CurveColours implements Colours {
    private static final int STEPS = 4_096;
    /** A smaller difference shifts no colour by one of 255. */
    private static final double NOTHING = 0.002;

    /** By amounts of light in {@value #STEPS} steps. The square root keeps the steps fine where it is dark. */
    private static final byte[] SRGB_LEVELS = new byte[STEPS + 1];

    static {
        for (int i = 0; i <= STEPS; i++) {
            double root = (double) i / STEPS;
            SRGB_LEVELS[i] = (byte) TransferCurve.srgbLevel(root * root);
        }
    }

    private final double[] light = new double[256];
    private final double[][] matrix;

    private CurveColours(TransferCurve curve, double[][] matrix) {
        this.matrix = matrix;
        for (int level = 0; level < light.length; level++) {
            light[level] = curve.toLight().applyAsDouble(level / 255.0);
        }
    }

    static Colours of(TransferCurve curve, Primaries primaries) {
        double[][] matrix = primaries.toSrgb();
        boolean sane = true;
        boolean same = true;
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                sane &= Double.isFinite(matrix[row][column]);
                same &= Math.abs(matrix[row][column] - (row == column ? 1 : 0)) < NOTHING;
            }
        }
        if (!sane || same && curve == TransferCurve.SRGB) {
            return SRGB;
        }
        return new CurveColours(curve, matrix);
    }

    @Override
    public void toSrgb(int[] argb) {
        for (int at = 0; at < argb.length; at++) {
            double red = light[argb[at] >> 16 & 255];
            double green = light[argb[at] >> 8 & 255];
            double blue = light[argb[at] & 255];
            argb[at] = argb[at] & 0xff000000
                    | level(matrix[0], red, green, blue) << 16
                    | level(matrix[1], red, green, blue) << 8
                    | level(matrix[2], red, green, blue);
        }
    }

    private static int level(double[] row, double red, double green, double blue) {
        double amount = Math.min(1, Math.max(0, row[0] * red + row[1] * green + row[2] * blue));
        return SRGB_LEVELS[(int) (Math.sqrt(amount) * STEPS + 0.5)] & 255;
    }
}
