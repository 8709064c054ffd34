/**
 * The stand-in for the song service Sonauto: its routes, the words of its records and callbacks, and the songs. May use
 * {@code sandbox.tasks}, {@code sandbox.music}, {@code platform} and {@code rendering.ffmpeg}.
 */
package io.serenade.sandbox.sonauto;
