/**
 * The only place that knows FFmpeg: finding the binary, the exact argument lists, and children that are confined,
 * watched and killed. Uses {@code platform} for settings and nothing else of ours.
 */
package io.serenade.rendering.ffmpeg;
