package io.serenade.musicvideo.film;

import java.time.Duration;

/**
 * The order of a film.
 *
 * @param prompt what is to be seen
 * @param shape of the pictures
 * @param review whether clips are made only after a look at the animatic
 * @param song as the inspection found it
 * @param estimatedTime until the film is ready
 * @param forecast of its cost
 */
public record FilmOrder(
        String prompt, FilmShape shape, boolean review, Song song, Duration estimatedTime, Estimate.Forecast forecast) {

    /**
     * A usable song.
     *
     * @param extension of its kind: mp3, wav or flac
     * @param length by its decoded samples
     */
    public record Song(String extension, Duration length, long bytes, String md5, String sha256) {}
}
