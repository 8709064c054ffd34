/**
 * The stand-in for the media service Replicate: its routes, models with their inputs, predictions, signed callbacks,
 * and the pictures and clips. May use {@code sandbox.tasks}, {@code sandbox.pictures}, {@code platform} and {@code
 * rendering.ffmpeg}.
 */
package io.serenade.sandbox.replicate;
