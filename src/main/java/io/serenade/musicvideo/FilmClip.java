package io.serenade.musicvideo;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A clip of a film: one paid generation, shown by one shot or several.
 *
 * @param number from 0
 * @param shot the one it is made for
 * @param scene id of the scene in which it plays
 * @param seconds as long as the longest shot that shows it
 * @param model which of the models in the settings makes it
 * @param round rises when another model tries, or the clip is made anew
 * @param madeBy the model's name, once the clip is there
 * @param output the provider's address, until the clip is ours
 * @param key in the storage, once it is ours
 * @param failed whether nobody could make it
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

    /** Whether somebody is still to make it. */
    boolean isWanted() {
        return key.isEmpty() && output.isEmpty() && !failed;
    }

    /** Whether it is made but still lies with the provider. */
    boolean isToBeFetched() {
        return output.isPresent() && key.isEmpty() && !failed;
    }

    public boolean isThere() {
        return key.isPresent();
    }

    /** The name of its task at the provider. */
    String task() {
        return TaskNames.of("clip", round, number);
    }
}
