package io.serenade.rendering.image.pixels;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * A picture in premultiplied red, green, blue and alpha from 0 to 255, in floats so that steps do not add up errors.
 */
public final class Pixels {
    public static final int CHANNELS = 4;

    private final int width;
    private final int height;
    private final float[] values;

    public Pixels(int width, int height) {
        this.width = width;
        this.height = height;
        this.values = new float[width * height * CHANNELS];
    }

    public static Pixels of(BufferedImage image) {
        Pixels pixels = new Pixels(image.getWidth(), image.getHeight());
        premultiply(colours(image), pixels.values);
        return pixels;
    }

    /** Writes colours with alpha in the upper eight bits as four values each. */
    public static void premultiply(int[] colours, float[] values) {
        int at = 0;
        for (int argb : colours) {
            int alpha = argb >>> 24;
            values[at++] = ((argb >> 16) & 255) * alpha / 255f;
            values[at++] = ((argb >> 8) & 255) * alpha / 255f;
            values[at++] = (argb & 255) * alpha / 255f;
            values[at++] = alpha;
        }
    }

    /** Drawing converts whole pictures at once, many times faster than asking for the colour of each pixel. */
    private static int[] colours(BufferedImage image) {
        BufferedImage plain = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = plain.createGraphics();
        graphics.setComposite(AlphaComposite.Src);
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        return data(plain);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The values themselves, four per pixel, row by row. */
    public float[] values() {
        return values;
    }

    public int index(int x, int y) {
        return (y * width + x) * CHANNELS;
    }

    public Pixels copy() {
        return cut(0, 0, width, height);
    }

    public Pixels cut(int left, int top, int cutWidth, int cutHeight) {
        Pixels cut = new Pixels(cutWidth, cutHeight);
        for (int y = 0; y < cutHeight; y++) {
            System.arraycopy(values, index(left, top + y), cut.values, cut.index(0, y), cutWidth * CHANNELS);
        }
        return cut;
    }

    /** Lays another picture over this one, its corner at the place given; it must lie inside. */
    public void lay(Pixels top, int left, int upper) {
        for (int y = 0; y < top.height; y++) {
            int to = index(left, upper + y);
            int from = top.index(0, y);
            for (int x = 0; x < top.width; x++, to += CHANNELS, from += CHANNELS) {
                float through = 1 - top.values[from + 3] / 255f;
                for (int channel = 0; channel < CHANNELS; channel++) {
                    values[to + channel] = top.values[from + channel] + through * values[to + channel];
                }
            }
        }
    }

    /** An opaque image for encoding or for drawing on; transparency shows as black. */
    public BufferedImage toOpaqueImage() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] rgb = data(image);
        for (int pixel = 0, at = 0; pixel < rgb.length; pixel++, at += CHANNELS) {
            rgb[pixel] = level(values[at]) << 16 | level(values[at + 1]) << 8 | level(values[at + 2]);
        }
        return image;
    }

    public BufferedImage toImage() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        copyTo(data(image));
        return image;
    }

    private static int[] data(BufferedImage image) {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    /** Writes the pixels as colours that are not premultiplied, with alpha in the upper eight bits. */
    public void copyTo(int[] argb) {
        for (int pixel = 0, at = 0; pixel < argb.length; pixel++, at += CHANNELS) {
            float alpha = Math.min(255, Math.max(0, values[at + 3]));
            float scale = alpha == 0 ? 0 : 255 / alpha;
            argb[pixel] = level(alpha) << 24
                    | level(values[at] * scale) << 16
                    | level(values[at + 1] * scale) << 8
                    | level(values[at + 2] * scale);
        }
    }

    public static int level(float value) {
        return Math.min(255, Math.max(0, Math.round(value)));
    }
}
