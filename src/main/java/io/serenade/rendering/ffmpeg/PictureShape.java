package io.serenade.rendering.ffmpeg;

/**
 * The form of a clip's frames as they are handed out: eight bits, a plane of luma, then two of chroma with half the
 * width and height (I420).
 *
 * @param width in pixels, even
 * @param height in pixels, even
 */
public record PictureShape(int width, int height, double framesPerSecond) {

    /** Bytes of one frame. */
    public int size() {
        return width * height * 3 / 2;
    }
}
