package io.serenade.sandbox.replicate;

import static io.serenade.platform.SharedJson.JSON;

import jakarta.json.JsonObject;

/**
 * One error in a request to Replicate, in the words of its answer.
 *
 * @param field where it is, empty for the body itself
 */
record InvalidField(String type, String field, String description) {
    JsonObject toJson() {
        return JSON.createObjectBuilder()
                .add("type", type)
                .add("field", field)
                .add("description", description)
                .build();
    }

    String line() {
        return "- " + (field.isEmpty() ? "" : field + ": ") + description + "\n";
    }
}
