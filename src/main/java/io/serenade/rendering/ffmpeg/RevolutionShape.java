package io.serenade.rendering.ffmpeg;

import java.util.Locale;

/**
 * How one revolution is encoded.
 *
 * @param size edge of the square picture in pixels
 * @param frames pictures of one revolution, all in one group
 * @param preset x264's trade of processor time against size
 * @param crf x264's constant quality, 18 fine to 32 coarse
 */
public record RevolutionShape(int size, int framesPerSecond, int frames, String preset, int crf) {
    /** One turn without forward references needs this much finer quality to look like a long stream of the same CRF. */
    private static final double ALLOWANCE = 0.8;

    /** The quality as x264 wants it; how it was found is in docs/rendering.md. */
    String quality() {
        return String.format(Locale.ROOT, "%.1f", Math.max(0, crf - ALLOWANCE));
    }
}
