package io.serenade.rendering.ffmpeg;

/**
 * How a segment of a film is encoded.
 *
 * @param width in pixels, even; what does not fit is cut off at the edges
 * @param frames pictures of the segment
 * @param preset x264's trade of processor time against size
 * @param crf x264's constant quality, 18 fine to 32 coarse
 */
public record FilmShape(int width, int height, int frames, String preset, int crf) {
    public static final int FRAMES_PER_SECOND = 30;
}
