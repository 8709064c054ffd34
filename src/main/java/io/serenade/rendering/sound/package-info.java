/**
 * Songs as they come from outside: what they are, how long they claim to be, and how they become AAC. Uses
 * {@code rendering.ffmpeg}, {@code rendering.mp4} and the root of {@code rendering}, and knows nothing of pictures.
 */
package io.serenade.rendering.sound;
