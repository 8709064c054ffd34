package io.serenade.providers;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * A language model that answers in a requested JSON form, while the caller waits. Every method may throw {@link
 * ProviderException}.
 */
public interface StructuredWriter {

    /** The provider's name, for accounts and the call log. */
    String name();

    /** Whether it can be asked at all, for which a key or a stand-in is needed. */
    boolean isConfigured();

    /** The default model. */
    String usualModel();

    /**
     * Asks once. A useless answer has been paid for all the same, so it is returned and not thrown.
     *
     * @param deadline how long it may take until the last byte is there
     */
    Written write(WritingRequest request, Duration deadline);

    /** The day on which a model is shut down, if one has been announced. The call is free. */
    default Optional<LocalDate> lastDay(String model, Duration deadline) {
        return Optional.empty();
    }

    /**
     * What to write.
     *
     * @param instructions our own text; never user input
     * @param task the input, which includes user input
     * @param schemaName up to 64 letters, digits, underscores and hyphens
     * @param schema a JSON schema whose objects require all their properties and allow no others
     * @param mostTokens how long the answer may be, including the model's reasoning
     */
    record WritingRequest(
            String model, String instructions, String task, String schemaName, JsonObject schema, int mostTokens) {
        public WritingRequest {
            Objects.requireNonNull(model, "model");
            Objects.requireNonNull(schema, "schema");
        }
    }

    /**
     * What came back.
     *
     * @param json empty unless it was {@link End#COMPLETE}
     * @param model the model, as the provider names it
     * @param inputTokens as counted by the provider
     * @param outputTokens as counted by the provider
     * @param requestId the provider's own id of the request, where it gave one
     */
    record Written(
            End end,
            Optional<JsonObject> json,
            String model,
            long inputTokens,
            long outputTokens,
            Optional<String> requestId) {}

    /** Why the model stopped. */
    enum End {
        COMPLETE,
        /** It had no room for the rest. */
        CUT_OFF,
        /** The model refused the task. */
        REFUSED,
        /** It wrote something other than one JSON object. */
        SENSELESS
    }
}
