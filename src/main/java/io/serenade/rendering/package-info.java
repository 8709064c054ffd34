/**
 * The record video and its stills: what is drawn, how it turns, and how pictures and song become one exact file. Knows
 * FFmpeg only through {@code rendering.ffmpeg} and the file format through {@code rendering.mp4}; of the rest of the
 * application it uses {@code platform} alone, and it needs no container.
 */
package io.serenade.rendering;
