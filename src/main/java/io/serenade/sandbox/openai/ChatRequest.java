package io.serenade.sandbox.openai;

import io.serenade.platform.json.BoundedJson;
import io.serenade.sandbox.writing.SchemaRules;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A request for a chat completion, with OpenAI's rules for models, limits and schemas.
 *
 * @param task what the user says
 * @param schema of the answer; empty if any text will do
 * @param mostTokens of the answer
 * @param length of all messages and the schema, in characters
 */
record ChatRequest(StubModel model, String task, Optional<JsonObject> schema, int mostTokens, int length) {
    private static final Set<String> FIELDS = Set.of(
            "model",
            "messages",
            "max_tokens",
            "max_completion_tokens",
            "temperature",
            "top_p",
            "n",
            "response_format",
            "seed",
            "stop",
            "stream",
            "user",
            "store",
            "metadata",
            "reasoning_effort",
            "service_tier",
            "frequency_penalty",
            "presence_penalty",
            "verbosity",
            "safety_identifier",
            "prompt_cache_key");
    private static final Set<String> ROLES = Set.of("system", "developer", "user", "assistant");

    static ChatRequest parse(String body) {
        try {
            return parse(BoundedJson.object(body));
        } catch (JsonException e) {
            throw OpenAiErrors.invalid("We could not parse the JSON body of your request.", null);
        }
    }

    private static ChatRequest parse(JsonObject json) {
        json.keySet().stream()
                .filter(field -> !FIELDS.contains(field))
                .findFirst()
                .ifPresent(field -> {
                    throw OpenAiErrors.invalid("Unrecognized request argument supplied: " + field, null);
                });
        if (!(json.get("model") instanceof JsonString name)) {
            throw OpenAiErrors.invalid("you must provide a model parameter", null);
        }
        StubModel model = StubModel.get(name.getString());
        if (model.listens()) {
            throw OpenAiErrors.invalid("This is not a chat model and thus not supported.", "model");
        }
        refuseWhatTheModelRefuses(json, model);
        List<JsonObject> messages = messages(json);
        Optional<JsonObject> schema = schema(json);
        return new ChatRequest(
                model,
                String.join(
                        "\n",
                        messages.stream()
                                .filter(message -> message.getString("role").equals("user"))
                                .map(message -> message.getString("content"))
                                .toList()),
                schema,
                mostTokens(json, model),
                messages.stream()
                                .mapToInt(
                                        message -> message.getString("content").length())
                                .sum()
                        + schema.map(form -> form.toString().length()).orElse(0));
    }

    private static void refuseWhatTheModelRefuses(JsonObject json, StubModel model) {
        if (model.reasons() && json.containsKey("max_tokens")) {
            throw OpenAiErrors.invalid(
                    "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens'"
                            + " instead.",
                    "max_tokens",
                    "unsupported_parameter");
        }
        if (model.reasons()
                && json.get("temperature") instanceof JsonNumber temperature
                && temperature.doubleValue() != 1) {
            throw OpenAiErrors.invalid(
                    "Unsupported value: 'temperature' does not support " + temperature
                            + " with this model. Only the default (1) value is supported.",
                    "temperature",
                    "unsupported_value");
        }
    }

    private static int mostTokens(JsonObject json, StubModel model) {
        JsonValue told = json.getOrDefault("max_completion_tokens", json.getOrDefault("max_tokens", JsonValue.NULL));
        if (!(told instanceof JsonNumber number)) {
            return model.mostTokens();
        }
        if (number.intValue() < 1 || number.intValue() > model.mostTokens()) {
            throw OpenAiErrors.invalid(
                    "max_tokens is too large: " + number + ". This model supports at most " + model.mostTokens()
                            + " completion tokens.",
                    "max_completion_tokens",
                    "invalid_value");
        }
        return number.intValue();
    }

    private static List<JsonObject> messages(JsonObject json) {
        if (!(json.get("messages") instanceof JsonArray list) || list.isEmpty()) {
            throw OpenAiErrors.invalid("'messages' must be a non-empty array.", "messages");
        }
        for (JsonValue value : list) {
            boolean sound = value instanceof JsonObject message
                    && message.get("role") instanceof JsonString role
                    && ROLES.contains(role.getString())
                    && message.get("content") instanceof JsonString;
            if (!sound) {
                throw OpenAiErrors.invalid("Each message needs a role and a content.", "messages");
            }
        }
        return list.getValuesAs(JsonObject.class);
    }

    private static Optional<JsonObject> schema(JsonObject json) {
        if (!(json.get("response_format") instanceof JsonObject format)
                || !format.getString("type", "").equals("json_schema")) {
            return Optional.empty();
        }
        if (!(format.get("json_schema") instanceof JsonObject named)
                || !(named.get("schema") instanceof JsonObject schema)) {
            throw OpenAiErrors.invalid(
                    "Missing required parameter: 'response_format.json_schema'.", "response_format.json_schema");
        }
        String name = named.getString("name", "");
        if (!name.matches("[A-Za-z0-9_-]{1,64}")) {
            throw OpenAiErrors.invalid(
                    "Invalid 'response_format.json_schema.name': expected letters, digits, underscores and hyphens.",
                    "response_format.json_schema.name");
        }
        if (named.getBoolean("strict", false)) {
            SchemaRules.OPENAI.problemOf(schema).ifPresent(problem -> {
                throw OpenAiErrors.invalid(
                        "Invalid schema for response_format '" + name + "': " + problem, "response_format");
            });
        }
        return Optional.of(schema);
    }
}
