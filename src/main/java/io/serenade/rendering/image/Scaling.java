package io.serenade.rendering.image;

/** Changes the size of a picture with a cubic kernel that widens when shrinking, so that nothing fine flickers. */
public final class Scaling {
    /** Weights of one output position over its neighbours in the source. */
    private static final class Taps {
        final int first;
        final float[] weights;

        Taps(int first, float[] weights) {
            this.first = first;
            this.weights = weights;
        }
    }

    private Scaling() {}

    public static Pixels scale(Pixels source, int width, int height) {
        if (source.width() == width && source.height() == height) {
            return source;
        }
        return clamp(vertically(horizontally(source, width), height));
    }

    private static Pixels horizontally(Pixels source, int width) {
        Taps[] taps = taps(source.width(), width);
        Pixels result = new Pixels(width, source.height());
        for (int y = 0; y < source.height(); y++) {
            for (int x = 0; x < width; x++) {
                int from = source.index(taps[x].first, y);
                weigh(source.values(), from, Pixels.CHANNELS, taps[x].weights, result, result.index(x, y));
            }
        }
        return result;
    }

    private static Pixels vertically(Pixels source, int height) {
        Taps[] taps = taps(source.height(), height);
        Pixels result = new Pixels(source.width(), height);
        int stride = source.width() * Pixels.CHANNELS;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < source.width(); x++) {
                int from = source.index(x, taps[y].first);
                weigh(source.values(), from, stride, taps[y].weights, result, result.index(x, y));
            }
        }
        return result;
    }

    private static void weigh(float[] values, int from, int stride, float[] weights, Pixels result, int to) {
        float red = 0;
        float green = 0;
        float blue = 0;
        float alpha = 0;
        int at = from;
        for (float weight : weights) {
            red += weight * values[at];
            green += weight * values[at + 1];
            blue += weight * values[at + 2];
            alpha += weight * values[at + 3];
            at += stride;
        }
        float[] out = result.values();
        out[to] = red;
        out[to + 1] = green;
        out[to + 2] = blue;
        out[to + 3] = alpha;
    }

    private static Taps[] taps(int from, int to) {
        double step = (double) from / to;
        double stretch = Math.max(1, step);
        Taps[] taps = new Taps[to];
        for (int i = 0; i < to; i++) {
            double centre = (i + 0.5) * step;
            int first = (int) Math.max(0, Math.round(centre - Bicubic.REACH * stretch));
            int end = (int) Math.min(from, Math.round(centre + Bicubic.REACH * stretch));
            float[] weights = new float[end - first];
            double sum = 0;
            for (int k = 0; k < weights.length; k++) {
                double weight = Bicubic.weight(Bicubic.SCALING, (first + k + 0.5 - centre) / stretch);
                weights[k] = (float) weight;
                sum += weight;
            }
            for (int k = 0; k < weights.length; k++) {
                weights[k] /= (float) sum;
            }
            taps[i] = new Taps(first, weights);
        }
        return taps;
    }

    /** The kernel overshoots at edges; colours stay between nothing and their alpha. */
    private static Pixels clamp(Pixels pixels) {
        float[] values = pixels.values();
        for (int at = 0; at < values.length; at += Pixels.CHANNELS) {
            float alpha = Math.min(255, Math.max(0, values[at + 3]));
            values[at + 3] = alpha;
            for (int channel = 0; channel < 3; channel++) {
                values[at + channel] = Math.min(alpha, Math.max(0, values[at + channel]));
            }
        }
        return pixels;
    }
}
