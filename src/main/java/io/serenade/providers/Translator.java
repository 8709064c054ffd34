package io.serenade.providers;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Objects;

/** Translates texts, while the caller waits. Every method may throw {@link ProviderException}. */
public interface Translator {

    /** The provider's name, for the call log. */
    String name();

    /** The address of the translator: another one may translate differently. */
    String origin();

    /**
     * Translates a text into another language.
     *
     * @param from the text's language as {@code en} (ISO 639-1); given by the caller, never guessed here
     * @param to another one
     */
    Translation translate(String text, String from, String to);

    /**
     * A translated text.
     *
     * @param metadata the provider's other information about it; usually an empty object
     */
    record Translation(String text, JsonObject metadata) {
        public Translation {
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(metadata, "metadata");
        }

        public Translation(String text) {
            this(text, JsonValue.EMPTY_JSON_OBJECT);
        }
    }
}
