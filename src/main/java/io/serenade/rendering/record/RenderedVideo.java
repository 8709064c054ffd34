package io.serenade.rendering.record;

import java.time.Duration;

/**
 * A finished video.
 *
 * @param length of the song, the pictures and the file alike
 * @param bytes size of the file
 * @param waveform the letters of the song's {@link io.serenade.rendering.sound.Waveform}
 * @param elapsed wall time that the render took
 */
public record RenderedVideo(Duration length, int frames, long bytes, String waveform, Duration elapsed) {}
