package io.serenade.petroast;

import jakarta.json.JsonObject;
import java.util.Optional;

/**
 * What is spoken.
 *
 * @param from the language of the text that was ordered
 * @param translation what the translator said about its work; empty if nothing was translated
 */
record Narration(String text, Language from, Optional<JsonObject> translation) {}
