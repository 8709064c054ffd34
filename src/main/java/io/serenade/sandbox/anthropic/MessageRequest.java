package io.serenade.sandbox.anthropic;

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
 * A request for a message, with Anthropic's rules for models and schemas.
 *
 * @param task what the user says
 * @param schema of the answer; empty if any text will do
 * @param mostTokens of the answer
 * @param length of all messages and the schema, in characters
 */
record MessageRequest(String model, String task, Optional<JsonObject> schema, int mostTokens, int length) {
    private static final Set<String> FIELDS = Set.of(
            "model",
            "messages",
            "max_tokens",
            "system",
            "output_config",
            "temperature",
            "top_p",
            "top_k",
            "stop_sequences",
            "stream",
            "metadata",
            "thinking",
            "tools",
            "tool_choice",
            "service_tier");

    /** The models that are not retired. */
    private static final Set<String> MODELS = Set.of(
            "claude-sonnet-5",
            "claude-opus-5",
            "claude-haiku-5-5",
            "claude-opus-4-7",
            "claude-opus-4-6",
            "claude-sonnet-4-6",
            "claude-opus-4-5",
            "claude-opus-4-5-20251101",
            "claude-sonnet-4-5",
            "claude-sonnet-4-5-20250929",
            "claude-haiku-4-5",
            "claude-opus-4-1-20250805");

    private static final int MAX_TOKENS = 64_000;

    static MessageRequest parse(String body) {
        try {
            return parse(BoundedJson.object(body));
        } catch (JsonException e) {
            throw AnthropicErrors.invalid("The request body is not valid JSON");
        }
    }

    private static MessageRequest parse(JsonObject json) {
        json.keySet().stream()
                .filter(field -> !FIELDS.contains(field))
                .findFirst()
                .ifPresent(field -> {
                    throw AnthropicErrors.invalid(field + ": Extra inputs are not permitted");
                });
        if (!(json.get("model") instanceof JsonString model)) {
            throw AnthropicErrors.invalid("model: Field required");
        }
        if (!MODELS.contains(model.getString())) {
            throw AnthropicErrors.unknownModel(model.getString());
        }
        if (!(json.get("max_tokens") instanceof JsonNumber most)) {
            throw AnthropicErrors.invalid("max_tokens: Field required");
        }
        if (most.intValue() < 1 || most.intValue() > MAX_TOKENS) {
            throw AnthropicErrors.invalid("max_tokens: " + most + " > " + MAX_TOKENS
                    + ", which is the maximum allowed number of output tokens for " + model.getString());
        }
        List<JsonObject> messages = messages(json);
        Optional<JsonObject> schema = schema(json);
        boolean prefilled = messages.get(messages.size() - 1).getString("role").equals("assistant");
        if (schema.isPresent() && prefilled) {
            throw AnthropicErrors.invalid(
                    "messages: prefilling the assistant's answer is not supported with output_config.format");
        }
        return new MessageRequest(
                model.getString(),
                String.join(
                        "\n",
                        messages.stream()
                                .filter(message -> message.getString("role").equals("user"))
                                .map(message -> message.getString("content"))
                                .toList()),
                schema,
                most.intValue(),
                json.toString().length());
    }

    private static List<JsonObject> messages(JsonObject json) {
        if (!(json.get("messages") instanceof JsonArray list) || list.isEmpty()) {
            throw AnthropicErrors.invalid("messages: at least one message is required");
        }
        for (JsonValue value : list) {
            if (!(value instanceof JsonObject message)
                    || !(message.get("role") instanceof JsonString role)
                    || !(message.get("content") instanceof JsonString)) {
                throw AnthropicErrors.invalid("messages.0: a role and a content are required");
            }
            if (!Set.of("user", "assistant").contains(role.getString())) {
                throw AnthropicErrors.invalid("messages: Unexpected role \"" + role.getString()
                        + "\". The Messages API accepts a top-level `system` parameter.");
            }
        }
        return list.getValuesAs(JsonObject.class);
    }

    private static Optional<JsonObject> schema(JsonObject json) {
        if (!(json.get("output_config") instanceof JsonObject config)
                || !(config.get("format") instanceof JsonObject format)) {
            return Optional.empty();
        }
        if (!format.getString("type", "").equals("json_schema")
                || !(format.get("schema") instanceof JsonObject schema)) {
            throw AnthropicErrors.invalid("output_config.format: a json_schema with its schema is required");
        }
        SchemaRules.ANTHROPIC.problemOf(schema).ifPresent(problem -> {
            throw AnthropicErrors.invalid("output_config.format.schema: " + problem);
        });
        return Optional.of(schema);
    }
}
