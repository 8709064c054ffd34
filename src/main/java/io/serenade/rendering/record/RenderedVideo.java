package io.serenade.rendering.record;

import java.time.Duration;

/**
 * A finished video.
 *
 * @param length of the song, the pictures and the file alike
 * @param bytes size of the file
 * @param elapsed wall time that the render took
 */
public record RenderedVideo(Duration length, int frames, long bytes, Duration elapsed) {}
