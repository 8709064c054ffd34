package io.serenade.generation;

import jakarta.json.JsonObject;
import java.net.URI;
import java.util.Optional;

/**
 * The order of a caller.
 *
 * @param prompt 1 to 10,000 characters
 * @param parameters the model's other inputs, as the model names them
 * @param callback who is to be notified when the job has ended
 */
public record GenerationOrder(String model, String prompt, JsonObject parameters, Optional<URI> callback) {}
