package io.serenade.talkingpet;

import static io.serenade.platform.SharedJson.JSON;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names of a model's inputs for the fields of an order, read from the model's schema; if that is unknown, the names
 * of the default models are used.
 *
 * @param image the input for the first frame
 * @param audio the input for speech; empty for a model that takes no sound
 * @param duration the input for the length; empty if the model chooses the length
 */
record ModelFields(
        Optional<String> image, Optional<String> audio, Optional<String> duration, Optional<String> resolution) {
    private static final List<String> IMAGES = List.of("first_frame_image", "image", "input_image", "start_image");
    private static final List<String> SOUNDS = List.of("audio", "input_audio", "audio_file");
    private static final List<String> LENGTHS = List.of("duration", "seconds");
    private static final List<String> SIZES = List.of("resolution");

    private static final ModelFields HAILUO = new ModelFields(
            Optional.of("first_frame_image"), Optional.empty(), Optional.of("duration"), Optional.of("resolution"));
    private static final ModelFields SPEECH_TO_VIDEO =
            new ModelFields(Optional.of("image"), Optional.of("audio"), Optional.empty(), Optional.empty());

    /** @param schema of the model's input, where it is known */
    static ModelFields of(String model, Optional<JsonObject> schema) {
        Optional<Set<String>> known =
                schema.map(s -> s.getJsonObject("properties")).map(JsonObject::keySet);
        return known.map(names -> new ModelFields(
                        first(IMAGES, names), first(SOUNDS, names), first(LENGTHS, names), first(SIZES, names)))
                .orElse(model.contains("s2v") ? SPEECH_TO_VIDEO : HAILUO);
    }

    private static Optional<String> first(List<String> candidates, Set<String> names) {
        return candidates.stream().filter(names::contains).findFirst();
    }

    /** Whether the model takes the speech, so that its clip has the sound. */
    boolean hears() {
        return audio.isPresent();
    }

    /** The input for an order. @param speechAddress ignored for a model that takes no sound */
    JsonObject input(PetOrder order, String imageAddress, Optional<String> speechAddress) {
        JsonObjectBuilder input = JSON.createObjectBuilder().add("prompt", order.prompt());
        image.ifPresent(name -> input.add(name, imageAddress));
        audio.ifPresent(name -> speechAddress.ifPresent(address -> input.add(name, address)));
        duration.ifPresent(name -> input.add(name, order.seconds()));
        resolution.ifPresent(name -> input.add(name, order.resolution()));
        return input.build();
    }

    /** The names of an order's fields by the model's, for sentences about them. */
    Map<String, String> orderNames() {
        Map<String, String> names = new HashMap<>();
        image.ifPresent(name -> names.put(name, "image_url"));
        audio.ifPresent(name -> names.put(name, "text"));
        duration.ifPresent(name -> names.put(name, "seconds"));
        resolution.ifPresent(name -> names.put(name, "resolution"));
        return names;
    }
}
