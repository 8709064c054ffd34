package io.serenade.musicvideo.film;

import java.net.URI;
import java.util.Optional;

/**
 * A picture of a scene or a character, used as the first frame or the reference of clips.
 *
 * @param number from 0
 * @param name its file name, without extension: {@code scene_…} or {@code char_…}
 * @param model which of the models in the settings draws it
 * @param round increases when another model tries
 * @param output the provider's address, until the picture is ours
 * @param key in the storage, once it is ours
 * @param failed whether no model could draw it
 */
public record ReferencePicture(
        String jobId,
        int number,
        String name,
        String prompt,
        int model,
        int round,
        Optional<URI> output,
        Optional<String> key,
        boolean failed) {

    public boolean isWanted() {
        return key.isEmpty() && output.isEmpty() && !failed;
    }

    public boolean isToBeFetched() {
        return output.isPresent() && key.isEmpty() && !failed;
    }

    public String task() {
        return TaskNames.of("picture", round, number);
    }
}
