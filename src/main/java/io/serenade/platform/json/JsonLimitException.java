package io.serenade.platform.json;

import jakarta.json.JsonException;

/** JSON that is larger than anybody needs in one of its parts; the message is a sentence for the sender. */
public final class JsonLimitException extends JsonException {
    private static final long serialVersionUID = 1L;

    JsonLimitException(String message) {
        super(message);
    }
}
