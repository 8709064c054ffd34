package io.serenade.talkingpet;

import io.serenade.rendering.speech.Fit;
import java.util.List;
import java.util.Optional;

/**
 * The order of a caller for a photo.
 *
 * @param prompt what happens in the clip
 * @param seconds of the clip, for models that let it be chosen
 * @param resolution in the model's words, for models that let it be chosen
 * @param model one of the allowed ones
 * @param words empty for a clip without speech
 * @param captionsBurned whether what is said is to be written on the pictures, too
 */
public record PetOrder(
        String prompt,
        int seconds,
        String resolution,
        String model,
        Optional<Words> words,
        Fit fit,
        boolean captionsBurned) {

    /** Everything except the photo that decides what is made. */
    List<String> wishes() {
        return List.of(
                prompt,
                Integer.toString(seconds),
                resolution,
                model,
                words.map(Words::text).orElse(""),
                words.map(Words::voiceId).orElse(""),
                fit.name(),
                Boolean.toString(captionsBurned));
    }
}
