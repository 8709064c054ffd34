/**
 * Pictures, sound and videos made on this node, one package for each purpose: {@code record} the spinning record,
 * {@code speech} clips that speak, {@code film} clips cut on the beat of a song, {@code image} pixels and photos,
 * {@code sound} songs, {@code mp4} the file format, {@code ffmpeg} the child processes. Holds only what they share,
 * needs no container and uses {@code platform} alone.
 */
package io.serenade.rendering;
