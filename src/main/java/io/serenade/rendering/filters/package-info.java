/**
 * What may be drawn over a finished clip: the filters that are offered, how each is painted on the frames, and
 * captions. Uses FFmpeg, the file format, the cues of {@code speech} and {@code image}'s colours; knows nothing about
 * pets except the place where one was seen.
 */
package io.serenade.rendering.filters;
