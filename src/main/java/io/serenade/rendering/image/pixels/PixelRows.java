package io.serenade.rendering.image.pixels;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.util.Arrays;

/**
 * The rows of a decoded picture as the numbers that its file has, in eight bits, alpha first. Java's own conversion
 * would take grey with alpha for linear light.
 */
public final class PixelRows {
    private static final int OPAQUE = 0xff000000;

    private final Raster raster;
    private final int[] palette;
    private final int bands;
    private final int bits;
    private final byte[] interleaved;
    private final int[] samples;

    public PixelRows(BufferedImage image) {
        this.raster = image.getRaster();
        this.bands = raster.getNumBands();
        this.bits = raster.getSampleModel().getSampleSize(0);
        this.palette = palette(image);
        this.interleaved = interleaved(raster);
        this.samples = new int[raster.getWidth() * bands];
    }

    private static int[] palette(BufferedImage image) {
        if (!(image.getColorModel() instanceof IndexColorModel colours)) {
            return new int[0];
        }
        int[] argb = new int[colours.getMapSize()];
        colours.getRGBs(argb);
        return argb;
    }

    /** The bytes themselves where a pixel's lie together, which is nearly always; empty otherwise. */
    private static byte[] interleaved(Raster raster) {
        boolean plain = raster.getSampleModel() instanceof PixelInterleavedSampleModel
                && raster.getDataBuffer() instanceof DataBufferByte buffer
                && buffer.getNumBanks() == 1
                && buffer.getOffset() == 0
                && raster.getSampleModelTranslateX() == 0
                && raster.getSampleModelTranslateY() == 0;
        return plain ? ((DataBufferByte) raster.getDataBuffer()).getData() : new byte[0];
    }

    /** Whether every pixel covers what lies behind it. */
    public boolean opaque() {
        return palette.length > 0
                ? Arrays.stream(palette).allMatch(argb -> argb >>> 24 == 255)
                : bands == 1 || bands == 3;
    }

    /** Writes a row to the beginning of an array. */
    public void read(int y, int[] argb) {
        if (interleaved.length > 0) {
            readInterleaved(y, argb);
        } else {
            raster.getPixels(0, y, raster.getWidth(), 1, samples);
            for (int x = 0; x < raster.getWidth(); x++) {
                argb[x] = pixel(x * bands);
            }
        }
    }

    private int pixel(int at) {
        if (palette.length > 0) {
            return palette[Math.min(samples[at], palette.length - 1)];
        }
        int first = level(samples[at]);
        return switch (bands) {
            case 1 -> OPAQUE | first * 0x010101;
            case 2 -> level(samples[at + 1]) << 24 | first * 0x010101;
            case 3 -> OPAQUE | first << 16 | level(samples[at + 1]) << 8 | level(samples[at + 2]);
            default ->
                level(samples[at + 3]) << 24 | first << 16 | level(samples[at + 1]) << 8 | level(samples[at + 2]);
        };
    }

    private int level(int sample) {
        return bits == 8 ? sample : (int) ((sample * 255L + (1L << bits) / 2) / ((1L << bits) - 1));
    }

    private void readInterleaved(int y, int[] argb) {
        PixelInterleavedSampleModel model = (PixelInterleavedSampleModel) raster.getSampleModel();
        int[] offsets = model.getBandOffsets();
        int step = model.getPixelStride();
        int at = y * model.getScanlineStride();
        int end = raster.getWidth();
        byte[] bytes = interleaved;
        if (palette.length > 0) {
            for (int to = 0; to < end; to++, at += step) {
                argb[to] = palette[Math.min(bytes[at] & 255, palette.length - 1)];
            }
        } else if (bands <= 2) {
            for (int to = 0; to < end; to++, at += step) {
                int alpha = bands == 1 ? OPAQUE : bytes[at + offsets[1]] << 24;
                argb[to] = alpha | (bytes[at + offsets[0]] & 255) * 0x010101;
            }
        } else {
            int red = offsets[0];
            int green = offsets[1];
            int blue = offsets[2];
            for (int to = 0; to < end; to++, at += step) {
                int alpha = bands == 3 ? OPAQUE : bytes[at + offsets[3]] << 24;
                argb[to] =
                        alpha | (bytes[at + red] & 255) << 16 | (bytes[at + green] & 255) << 8 | bytes[at + blue] & 255;
            }
        }
    }
}
