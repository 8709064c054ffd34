package io.serenade.rendering.ffmpeg;

/** The form of raw frames of blue, green and red bytes. */
public record FrameShape(int width, int height, int framesPerSecond) {}
