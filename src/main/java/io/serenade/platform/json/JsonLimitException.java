package io.serenade.platform.json;

import jakarta.json.JsonException;

/** JSON with a part that exceeds a limit; the message is a sentence for the sender. */
public final class JsonLimitException extends JsonException {
    private static final long serialVersionUID = 1L;

    JsonLimitException(String message) {
        super(message);
    }
}
