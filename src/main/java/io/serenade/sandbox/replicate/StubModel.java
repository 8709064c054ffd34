package io.serenade.sandbox.replicate;

import static io.serenade.platform.SharedJson.JSON;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;

/**
 * A model that the stand-in runs.
 *
 * @param official run by its name alone; the others need a version
 * @param version the latest one
 * @param manyOutputs whether the output is a list of addresses, not one address
 * @param recipe what is drawn for an input
 */
record StubModel(
        String owner,
        String name,
        String description,
        boolean official,
        String version,
        List<ReplicateInput> inputs,
        boolean manyOutputs,
        Recipe recipe) {
    private static final String MADE_AT = "2025-06-18T12:00:00.000000Z";

    /** What a model does. */
    interface Recipe {
        /** The files that an input makes, the input being complete. */
        List<MediaOrder> orders(JsonObject input, long seed);

        /** The inputs whose files it opens. */
        default List<String> files() {
            return List.of();
        }

        /** Why the model cannot use an input, although its schema allows it. */
        default Optional<String> complaint(JsonObject input) {
            return Optional.empty();
        }
    }

    /** Its name in addresses. */
    String path() {
        return owner + "/" + name;
    }

    List<InvalidField> check(JsonObject input) {
        return inputs.stream().flatMap(field -> field.check(input).stream()).toList();
    }

    /** The input with the usual values for what it leaves out. */
    JsonObject complete(JsonObject input) {
        JsonObjectBuilder complete = JSON.createObjectBuilder(input);
        inputs.forEach(field -> field.valueIn(input).ifPresent(value -> complete.add(field.name(), value)));
        return complete.build();
    }

    JsonObject toJson() {
        return JSON.createObjectBuilder()
                .add("url", "https://replicate.com/" + path())
                .add("owner", owner)
                .add("name", name)
                .add("description", description)
                .add("visibility", "public")
                .add("is_official", official)
                .add("github_url", JsonValue.NULL)
                .add("paper_url", JsonValue.NULL)
                .add("license_url", JsonValue.NULL)
                .add("run_count", 0)
                .add("cover_image_url", JsonValue.NULL)
                .add("default_example", JsonValue.NULL)
                .add("latest_version", versionJson())
                .build();
    }

    JsonObject versionJson() {
        return JSON.createObjectBuilder()
                .add("id", version)
                .add("created_at", MADE_AT)
                .add("cog_version", "0.14.0")
                .add("openapi_schema", schema())
                .build();
    }

    private JsonObject schema() {
        JsonObjectBuilder schemas = JSON.createObjectBuilder().add("Input", inputSchema());
        inputs.stream()
                .filter(field -> !field.choices().isEmpty())
                .forEach(field -> schemas.add(field.name(), field.enumeration()));
        JsonObject address = JSON.createObjectBuilder()
                .add("type", "string")
                .add("format", "uri")
                .build();
        schemas.add(
                "Output",
                manyOutputs
                        ? JSON.createObjectBuilder()
                                .add("type", "array")
                                .add("items", address)
                                .add("title", "Output")
                        : JSON.createObjectBuilder(address).add("title", "Output"));
        schemas.add("Status", enumeration("Status", "starting", "processing", "succeeded", "canceled", "failed"));
        schemas.add("WebhookEvent", enumeration("WebhookEvent", "start", "output", "logs", "completed"));
        return JSON.createObjectBuilder()
                .add("info", JSON.createObjectBuilder().add("title", "Cog").add("version", "0.1.0"))
                .add("paths", JsonValue.EMPTY_JSON_OBJECT)
                .add("openapi", "3.0.2")
                .add("components", JSON.createObjectBuilder().add("schemas", schemas))
                .build();
    }

    private JsonObject inputSchema() {
        JsonObjectBuilder properties = JSON.createObjectBuilder();
        JsonArrayBuilder required = JSON.createArrayBuilder();
        for (int i = 0; i < inputs.size(); i++) {
            ReplicateInput field = inputs.get(i);
            properties.add(field.name(), field.property(i));
            if (field.required()) {
                required.add(field.name());
            }
        }
        JsonObjectBuilder schema =
                JSON.createObjectBuilder().add("type", "object").add("title", "Input");
        if (inputs.stream().anyMatch(ReplicateInput::required)) {
            schema.add("required", required);
        }
        return schema.add("properties", properties).build();
    }

    private static JsonObject enumeration(String title, String... words) {
        return JSON.createObjectBuilder()
                .add("enum", JSON.createArrayBuilder(List.of(words)))
                .add("type", "string")
                .add("title", title)
                .add("description", "An enumeration.")
                .build();
    }
}
