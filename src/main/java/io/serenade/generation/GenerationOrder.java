package io.serenade.generation;

import jakarta.json.JsonObject;

/**
 * What a caller wants to have made.
 *
 * @param prompt 1 to 10,000 characters
 * @param parameters the model's other inputs, as the model names them
 */
public record GenerationOrder(String model, String prompt, JsonObject parameters) {}
