package io.serenade.rendering.image.pixels;

/** Turns a square picture clockwise about its centre with the sharp cubic kernel; outside of it is nothing. */
public final class Turning {
    private static final int TAPS = 2 * Bicubic.REACH;

    private Turning() {}

    public static Pixels turn(Pixels source, double radians) {
        int edge = source.width();
        Pixels result = new Pixels(edge, edge);
        double centre = (edge - 1) / 2.0;
        double cos = Math.cos(radians);
        double sin = Math.sin(radians);
        for (int y = 0; y < edge; y++) {
            for (int x = 0; x < edge; x++) {
                double fromX = cos * (x - centre) + sin * (y - centre) + centre;
                double fromY = cos * (y - centre) - sin * (x - centre) + centre;
                if (fromX > -1 && fromX < edge && fromY > -1 && fromY < edge) {
                    sample(source, fromX, fromY, result.values(), result.index(x, y));
                }
            }
        }
        return result;
    }

    private static void sample(Pixels source, double x, double y, float[] out, int to) {
        int left = (int) Math.floor(x) - 1;
        int top = (int) Math.floor(y) - 1;
        float[] across = weights(x - left);
        float[] down = weights(y - top);
        float[] values = source.values();
        for (int j = 0; j < TAPS; j++) {
            for (int i = 0; i < TAPS; i++) {
                if (left + i >= 0 && left + i < source.width() && top + j >= 0 && top + j < source.height()) {
                    int from = source.index(left + i, top + j);
                    float weight = across[i] * down[j];
                    out[to] += weight * values[from];
                    out[to + 1] += weight * values[from + 1];
                    out[to + 2] += weight * values[from + 2];
                    out[to + 3] += weight * values[from + 3];
                }
            }
        }
        float alpha = Math.min(255, Math.max(0, out[to + 3]));
        out[to + 3] = alpha;
        for (int channel = 0; channel < 3; channel++) {
            out[to + channel] = Math.min(alpha, Math.max(0, out[to + channel]));
        }
    }

    private static float[] weights(double position) {
        float[] weights = new float[TAPS];
        for (int i = 0; i < TAPS; i++) {
            weights[i] = (float) Bicubic.weight(Bicubic.TURNING, position - i);
        }
        return weights;
    }
}
