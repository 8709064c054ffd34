package io.serenade.musicvideo.film;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A clip of a film: one paid generation, shown by one shot or several.
 *
 * @param number from 0
 * @param shot the number of the shot it is made for
 * @param scene id of the scene in which it plays
 * @param seconds as long as the longest shot that shows it
 * @param model which of the models in the settings makes it
 * @param round increases when another model tries, or the clip is made again
 * @param madeBy the model's name, once the clip is made
 * @param output the provider's address, until the clip is stored
 * @param key in the storage, once it is stored
 * @param failed whether no model could make it
 * @param error why, in one sentence
 */
public record FilmClip(
        String jobId,
        int number,
        int shot,
        String scene,
        String prompt,
        double seconds,
        int seed,
        int model,
        int round,
        Optional<String> madeBy,
        Optional<URI> output,
        Optional<Instant> predictedAt,
        Optional<String> key,
        Optional<Duration> length,
        boolean failed,
        Optional<String> error) {

    /** Whether it is still to be made. */
    public boolean isWanted() {
        return key.isEmpty() && output.isEmpty() && !failed;
    }

    /** Whether it is made but not fetched from the provider yet. */
    public boolean isToBeFetched() {
        return output.isPresent() && key.isEmpty() && !failed;
    }

    public boolean isThere() {
        return key.isPresent();
    }

    /** The name of its task at the provider. */
    public String task() {
        return TaskNames.of("clip", round, number);
    }
}
