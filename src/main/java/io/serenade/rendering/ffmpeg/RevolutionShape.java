package io.serenade.rendering.ffmpeg;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How the pictures of a record video are encoded: a few groups, each of which can be shown alone and again.
 *
 * @param width of the picture in pixels
 * @param height of the picture in pixels
 * @param groups how many pictures each group has
 * @param preset x264's trade of processor time against size
 * @param crf x264's constant quality, 18 fine to 32 coarse
 */
public record RevolutionShape(
        int width, int height, int framesPerSecond, List<Integer> groups, String preset, int crf) {
    /**
     * One turn without forward references needs a CRF lower by this much to look like a long stream of the given CRF.
     */
    private static final double ALLOWANCE = 0.8;

    /** Pictures of 720 pixels that x264 may hold back within the memory of one child; see docs/rendering.md. */
    private static final int HELD_BACK = 45;

    private static final int USUAL_SIZE = 720;
    private static final int FEWEST_HELD_BACK = 4;

    /**
     * How many pictures x264 looks ahead: as many of this size as take the memory of {@value #HELD_BACK} usual ones.
     */
    int lookahead() {
        return Math.max(FEWEST_HELD_BACK, Math.min(HELD_BACK, HELD_BACK * USUAL_SIZE * USUAL_SIZE / (width * height)));
    }

    /** Pictures of all groups. */
    public int frames() {
        return groups.stream().mapToInt(Integer::intValue).sum();
    }

    int longestGroup() {
        return groups.stream().mapToInt(Integer::intValue).max().orElseThrow();
    }

    /** Numbers of the pictures that groups begin with. */
    public List<Integer> starts() {
        List<Integer> starts = new ArrayList<>();
        int at = 0;
        for (int group : groups) {
            starts.add(at);
            at += group;
        }
        return starts;
    }

    /** The same as FFmpeg's expression, true for the numbers of such pictures. */
    String keyFrames() {
        return starts().stream().map(start -> "eq(n," + start + ")").collect(Collectors.joining("+", "expr:", ""));
    }

    /** The CRF to pass to x264; docs/rendering.md says how it was found. */
    String quality() {
        return String.format(Locale.ROOT, "%.1f", Math.max(0, crf - ALLOWANCE));
    }
}
