package io.serenade.providers;

import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Reads the callbacks of one provider; their content is only ever a hint. */
public interface CallbackReader {

    /** The provider's name, as in addresses and accounts. */
    String provider();

    /**
     * Reads a callback.
     *
     * @param header returns a header's value by its name, or null
     * @param body the raw body, for its signature
     * @param record reads the body as JSON, within limits; what it throws when there is none is the caller's
     * @throws CallbackRefusedException when its signature or its form is wrong
     */
    Hint read(UnaryOperator<String> header, byte[] body, Supplier<JsonObject> record);

    /**
     * The content of a callback.
     *
     * @param externalId the provider's id of the task
     * @param isFinal whether it reports that the task has ended
     * @param deliveryId the provider's id of this message, the same for all its copies, where it has one
     */
    record Hint(String externalId, boolean isFinal, Optional<String> deliveryId) {}

    /** Why a callback is not accepted. */
    final class CallbackRefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final Reason reason;

        /** What is wrong with it. */
        public enum Reason {
            /** Its signature does not prove who sent it. */
            NOT_PROVED,
            /** It does not have the provider's form. */
            MALFORMED,
            /** It cannot be verified now; the sender should repeat it. */
            TRY_AGAIN
        }

        public CallbackRefusedException(Reason reason, String message, Throwable cause) {
            super(message, cause);
            this.reason = reason;
        }

        public Reason reason() {
            return reason;
        }
    }
}
