package io.serenade.sandbox.openai;

import static io.serenade.platform.SharedJson.JSON;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;

/**
 * A model as OpenAI lists it (developers.openai.com/api/docs/deprecations, autumn of 2026).
 *
 * @param shutdownDate the day on which it is shut down; empty if none is announced
 * @param listens whether it accepts sound instead of messages
 * @param reasons whether it refuses {@code max_tokens} and a temperature
 * @param mostTokens of an answer
 */
record StubModel(String id, Optional<String> shutdownDate, boolean listens, boolean reasons, int mostTokens) {
    static final List<StubModel> ALL = List.of(
            writing("gpt-4o", "2027-01-14", false, 16_384),
            writing("gpt-4o-2024-08-06", "2027-01-14", false, 16_384),
            writing("gpt-4o-2024-11-20", "2027-01-14", false, 16_384),
            writing("gpt-4o-mini", "2027-01-14", false, 16_384),
            writing("gpt-4.1", "2027-01-14", false, 32_768),
            writing("gpt-4.1-mini", "2027-01-14", false, 32_768),
            writing("gpt-5", "2026-12-11", true, 128_000),
            writing("gpt-5-mini", "2026-12-11", true, 128_000),
            writing("gpt-5.1", "2027-04-01", true, 128_000),
            writing("gpt-6-luna", null, true, 128_000),
            listening("whisper-1", "2027-02-26"),
            listening("gpt-4o-transcribe", "2027-02-26"),
            listening("gpt-4o-mini-transcribe", "2027-02-26"),
            listening("gpt-transcribe", null));

    private static final List<String> RETIRED = List.of(
            "gpt-3.5-turbo", "gpt-4", "gpt-4-turbo", "gpt-4o-2024-05-13", "o1", "o3-mini", "o4-mini", "gpt-4.1-nano");

    private static StubModel writing(String id, String shutdownDate, boolean reasons, int mostTokens) {
        return new StubModel(id, Optional.ofNullable(shutdownDate), false, reasons, mostTokens);
    }

    private static StubModel listening(String id, String shutdownDate) {
        return new StubModel(id, Optional.ofNullable(shutdownDate), true, false, 0);
    }

    static StubModel get(String id) {
        if (RETIRED.contains(id)) {
            throw OpenAiErrors.retiredModel(id);
        }
        return ALL.stream()
                .filter(model -> model.id().equals(id))
                .findFirst()
                .orElseThrow(() -> OpenAiErrors.unknownModel(id));
    }

    JsonObject json() {
        return JSON.createObjectBuilder()
                .add("id", id)
                .add("object", "model")
                .add("created", 1_715_367_049)
                .add("owned_by", "system")
                .add(
                        "shutdown_date",
                        shutdownDate.<JsonValue>map(JSON::createValue).orElse(JsonValue.NULL))
                .build();
    }
}
