package io.serenade.rendering.mp4;

/**
 * Neighbouring samples of a track.
 *
 * @param first number of its first sample among the encoded ones
 * @param offset in bytes from the start of the media data
 */
record Chunk(int first, int samples, long offset) {}
