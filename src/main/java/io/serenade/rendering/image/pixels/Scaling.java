package io.serenade.rendering.image.pixels;

/**
 * Changes the size of a picture with a cubic kernel that widens when shrinking, so that fine details do not flicker.
 * Takes its rows one after the other, so that a large picture never lies in memory as a whole.
 */
public final class Scaling {
    /** Weights of one output position over its neighbours in the source. */
    private record Taps(int first, float[] weights) {
        int end() {
            return first + weights.length;
        }
    }

    private final Taps[] across;
    private final Taps[] down;
    private final float[] row;
    private final Pixels result;
    private int taken;
    /** The first output row that still needs source rows. */
    private int open;

    public Scaling(int fromWidth, int fromHeight, int width, int height) {
        this.across = taps(fromWidth, width);
        this.down = taps(fromHeight, height);
        this.row = new float[width * Pixels.CHANNELS];
        this.result = new Pixels(width, height);
    }

    public static Pixels scale(Pixels source, int width, int height) {
        if (source.width() == width && source.height() == height) {
            return source;
        }
        Scaling scaling = new Scaling(source.width(), source.height(), width, height);
        for (int y = 0; y < source.height(); y++) {
            scaling.add(source.values(), source.index(0, y));
        }
        return scaling.result();
    }

    /** Takes the next row of the source, in premultiplied values from an index on. */
    public void add(float[] values, int from) {
        squeeze(values, from);
        while (open < down.length && down[open].end() <= taken) {
            open++;
        }
        for (int y = open; y < down.length && down[y].first <= taken; y++) {
            weigh(down[y].weights[taken - down[y].first], y);
        }
        taken++;
    }

    public Pixels result() {
        return clamp(result);
    }

    private void squeeze(float[] values, int from) {
        for (int x = 0; x < across.length; x++) {
            float red = 0;
            float green = 0;
            float blue = 0;
            float alpha = 0;
            int at = from + across[x].first * Pixels.CHANNELS;
            for (float weight : across[x].weights) {
                red += weight * values[at];
                green += weight * values[at + 1];
                blue += weight * values[at + 2];
                alpha += weight * values[at + 3];
                at += Pixels.CHANNELS;
            }
            int to = x * Pixels.CHANNELS;
            row[to] = red;
            row[to + 1] = green;
            row[to + 2] = blue;
            row[to + 3] = alpha;
        }
    }

    private void weigh(float weight, int y) {
        float[] out = result.values();
        int to = result.index(0, y);
        for (int i = 0; i < row.length; i++) {
            out[to + i] += weight * row[i];
        }
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
