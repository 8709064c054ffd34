package io.serenade.musicvideo.film;

import io.serenade.rendering.ffmpeg.Framing;
import jakarta.json.JsonObject;
import java.time.Instant;

/**
 * A finished film in another shape.
 *
 * @param framing which part of its clips is seen
 * @param key in the storage
 * @param sync how near its cuts are to their beats
 * @param cutOf when the film was finished that has the same cuts
 */
public record FilmVersion(
        String jobId, FilmShape shape, Framing framing, String key, JsonObject sync, Instant cutOf, Instant madeAt) {

    /** Whether the film was not cut again since. */
    public boolean isOf(Film film) {
        return film.finishedAt().filter(cutOf::equals).isPresent();
    }
}
