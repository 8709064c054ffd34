package io.serenade.musicvideo.planning;

import static io.serenade.platform.SharedJson.JSON;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * The form of a plan as a model writes it. One schema serves both providers, so it uses only what both support: every
 * property is required and no other allowed, four levels, and no bounds, which {@link PlanReader} checks.
 */
final class PlanSchema {
    static final String NAME = "scene_plan";

    static final JsonObject SCHEMA = object(JSON.createObjectBuilder()
            .add("style", text("what all pictures have in common: medium, lens, texture, mood; at most 25 words"))
            .add("palette", list(text("a colour in one to three words"), "three to five colours"))
            .add(
                    "characters",
                    list(
                            object(JSON.createObjectBuilder()
                                    .add("id", text("short, lower case"))
                                    .add("description", text("age, build, hair, clothes; at most 40 words"))),
                            "who appears, none to four"))
            .add(
                    "scenes",
                    list(
                            object(JSON.createObjectBuilder()
                                    .add("id", text("short, lower case"))
                                    .add("description", text("place, time of day, weather; at most 40 words"))),
                            "where it plays, two to six"))
            .add("shots", list(shot(), "one for each shot that is asked for, in their order")));

    private PlanSchema() {}

    private static JsonObject shot() {
        return object(JSON.createObjectBuilder()
                .add("start", number("seconds"))
                .add("end", number("seconds"))
                .add("scene", text("id of a scene"))
                .add("characters", list(text("id of a character"), "who is seen"))
                .add("prompt", text("what is seen and what moves; at most 50 words"))
                .add("camera", oneOf(words(Camera.values(), Camera::word)))
                .add("light", oneOf(words(Light.values(), Light::word)))
                .add("transition", oneOf(words(Transition.values(), Transition::word))));
    }

    private static <E> List<String> words(E[] values, Function<E, String> word) {
        return Arrays.stream(values).map(word).toList();
    }

    private static JsonObject object(JsonObjectBuilder properties) {
        JsonObject built = properties.build();
        return JSON.createObjectBuilder()
                .add("type", "object")
                .add("properties", built)
                .add("required", JSON.createArrayBuilder(built.keySet()))
                .add("additionalProperties", false)
                .build();
    }

    private static JsonObject list(JsonObject items, String description) {
        return JSON.createObjectBuilder()
                .add("type", "array")
                .add("description", description)
                .add("items", items)
                .build();
    }

    private static JsonObject text(String description) {
        return typed("string", description);
    }

    private static JsonObject number(String description) {
        return typed("number", description);
    }

    private static JsonObject typed(String type, String description) {
        return JSON.createObjectBuilder()
                .add("type", type)
                .add("description", description)
                .build();
    }

    private static JsonObject oneOf(List<String> words) {
        JsonArrayBuilder values = JSON.createArrayBuilder(words);
        return JSON.createObjectBuilder()
                .add("type", "string")
                .add("enum", values)
                .build();
    }
}
