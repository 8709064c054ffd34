package io.serenade.rendering.ffmpeg;

/**
 * How one revolution is encoded.
 *
 * @param size edge of the square picture in pixels
 * @param frames pictures of one revolution, all in one group
 * @param preset x264's trade of processor time against size
 * @param crf x264's constant quality, 18 fine to 32 coarse
 */
public record RevolutionShape(int size, int framesPerSecond, int frames, String preset, int crf) {}
