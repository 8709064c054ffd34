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

    /** Pictures of 720 pixels that x264 may hold back within the memory of one child; see docs/rendering.md. */
    private static final int HELD_BACK = 45;

    private static final int USUAL_SIZE = 720;
    private static final int FEWEST_HELD_BACK = 4;

    /** How many pictures x264 looks ahead: as many of this size as take the memory of {@value #HELD_BACK} usual ones. */
    int lookahead() {
        return Math.max(FEWEST_HELD_BACK, Math.min(HELD_BACK, HELD_BACK * USUAL_SIZE * USUAL_SIZE / (size * size)));
    }

    /** The quality as x264 wants it; how it was found is in docs/rendering.md. */
    String quality() {
        return String.format(Locale.ROOT, "%.1f", Math.max(0, crf - ALLOWANCE));
    }
}
