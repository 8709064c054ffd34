package io.serenade.rendering.image.pixels;

/**
 * Red, green, blue (0 to 255) to luma and chroma of ITU-R BT.601 in the limited range. The stream is tagged as such;
 * the matrix is the one that FFmpeg itself uses for pictures without a tag.
 */
public final class Yuv {
    public static final float BLACK = 16;
    public static final float GREY = 128;

    private Yuv() {}

    /** Luma without the offset of black, so that premultiplied colours can be converted too. */
    public static float luma(float red, float green, float blue) {
        return (65.481f * red + 128.553f * green + 24.966f * blue) / 255;
    }

    public static float blueness(float red, float green, float blue) {
        return (-37.797f * red - 74.203f * green + 112f * blue) / 255;
    }

    public static float redness(float red, float green, float blue) {
        return (112f * red - 93.786f * green - 18.214f * blue) / 255;
    }
}
