package io.serenade.musicvideo.stages;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.musicvideo.film.ClipModel;
import io.serenade.musicvideo.film.FilmClip;
import io.serenade.musicvideo.film.FilmShape;
import io.serenade.providers.MediaGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The inputs of models: the fields that their schemas name, filled from the film. */
@ApplicationScoped
public class PictureTasks {
    private static final int STEPS = 25;

    @Inject
    MediaGenerator generator;

    /** The input for a picture. */
    JsonObject picture(String model, String prompt, String negative, FilmShape shape, int seed) {
        Fields fields = fields(model, Set.of("prompt", "width", "height", "seed"));
        return fields.put("prompt", JSON.createValue(prompt))
                .put("negative_prompt", JSON.createValue(negative))
                .put("width", JSON.createValue(shape.width()))
                .put("height", JSON.createValue(shape.height()))
                .put("aspect_ratio", JSON.createValue(shape.ratio()))
                .put("num_outputs", JSON.createValue(1))
                .put("output_format", JSON.createValue("png"))
                .put("seed", JSON.createValue(seed))
                .build();
    }

    /**
     * The input for a clip.
     *
     * @param picture the address of the one that it begins with
     */
    JsonObject clip(ClipModel model, FilmClip clip, Optional<String> picture, FilmShape shape) {
        Fields fields = fields(model.name(), Set.of("prompt", "seed"));
        double seconds = model.lengthFor(clip.seconds());
        int framesPerSecond = fields.has("num_frames") ? 16 : 6;
        picture.ifPresent(address ->
                fields.putFirst(JSON.createValue(address), "input_image", "first_frame_image", "start_image", "image"));
        return fields.put("prompt", JSON.createValue(clip.prompt()))
                .put("seed", JSON.createValue(clip.seed()))
                .put("duration", JSON.createValue((int) Math.round(seconds)))
                .put("num_frames", JSON.createValue((int) Math.ceil(seconds * framesPerSecond)))
                .put("frames_per_second", JSON.createValue(framesPerSecond))
                .put("video_length", JSON.createValue("25_frames_with_svd_xt"))
                .put("sizing_strategy", JSON.createValue("maintain_aspect_ratio"))
                .put("motion_bucket_id", JSON.createValue(127))
                .put("steps", JSON.createValue(STEPS))
                .put("aspect_ratio", JSON.createValue(shape.ratio()))
                .put("resolution", JSON.createValue(fields.has("num_frames") ? "480p" : "720p"), "512p", "768p")
                .put("num_outputs", JSON.createValue(1))
                .build();
    }

    /** @param assumed the inputs that are assumed to exist if the schema cannot be read */
    private Fields fields(String model, Set<String> assumed) {
        Optional<JsonObject> schema = generator.inputSchema(model);
        return new Fields(schema, assumed);
    }

    /** Sets a value only if the model has an input that accepts it. */
    private static final class Fields {
        private final Optional<JsonObject> schema;
        private final Set<String> assumed;
        private final JsonObjectBuilder input = JSON.createObjectBuilder();

        Fields(Optional<JsonObject> schema, Set<String> assumed) {
            this.schema = schema;
            this.assumed = assumed;
        }

        boolean has(String name) {
            return schema.map(known -> known.getJsonObject("properties").containsKey(name))
                    .orElseGet(() -> assumed.contains(name));
        }

        /** @param others what is used if the model does not accept the value */
        Fields put(String name, JsonValue value, String... others) {
            if (!has(name)) {
                return this;
            }
            Optional<JsonValue> taken = takes(name, value)
                    ? Optional.of(value)
                    : Arrays.stream(others)
                            .<JsonValue>map(JSON::createValue)
                            .filter(other -> takes(name, other))
                            .findFirst();
            taken.ifPresent(fitting -> input.add(name, fitting));
            return this;
        }

        void putFirst(JsonValue value, String... names) {
            Arrays.stream(names).filter(this::has).findFirst().ifPresent(name -> input.add(name, value));
        }

        /** Whether a list of choices, if there is one, has the value. */
        private boolean takes(String name, JsonValue value) {
            return schema.map(known ->
                            choices(known, known.getJsonObject("properties").getJsonObject(name)))
                    .filter(choices -> !choices.isEmpty())
                    .map(choices -> choices.contains(value))
                    .orElse(true);
        }

        JsonObject build() {
            return input.build();
        }
    }

    private static List<JsonValue> choices(JsonObject schema, JsonObject property) {
        if (property.containsKey("enum")) {
            return property.getJsonArray("enum");
        }
        return property.containsKey("allOf")
                ? property.getJsonArray("allOf").getValuesAs(JsonObject.class).stream()
                        .flatMap(part -> choices(schema, part).stream())
                        .toList()
                : Optional.ofNullable(property.getString("$ref", null))
                        .map(place -> choices(
                                schema, schema.getValue(place.substring(1)).asJsonObject()))
                        .orElse(List.of());
    }
}
