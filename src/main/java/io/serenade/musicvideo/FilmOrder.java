package io.serenade.musicvideo;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * What somebody asks for.
 *
 * @param prompt what is to be seen
 * @param shape of the pictures
 * @param review whether clips are made only after a look at the animatic
 * @param song as it was found to be
 * @param estimatedTime until the film is there
 * @param estimatedCost in dollars, at most
 * @param mostClips as many as the budget pays for
 */
record FilmOrder(
        String prompt,
        FilmShape shape,
        boolean review,
        Song song,
        Duration estimatedTime,
        BigDecimal estimatedCost,
        int mostClips) {

    /**
     * A song that can be used.
     *
     * @param extension of its kind: mp3, wav or flac
     * @param length by its decoded samples
     */
    record Song(String extension, Duration length, long bytes, String md5, String sha256) {}
}
