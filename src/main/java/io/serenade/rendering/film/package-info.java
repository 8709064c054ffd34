/**
 * A film cut on the beat of its song. A {@link io.serenade.rendering.film.FilmPlan} says what is shown when; {@link
 * io.serenade.rendering.film.Timeline} turns it into segments, each encoded once and kept under a key of its content;
 * {@link io.serenade.rendering.film.FilmComposer} encodes them and joins them with the song; a {@link
 * io.serenade.rendering.film.SyncReport} says how close every cut of the finished file is to its beat. Uses {@code
 * rendering.ffmpeg}, {@code rendering.mp4}, {@code rendering.sound}, the root of {@code rendering} and {@code
 * platform}.
 */
package io.serenade.rendering.film;
