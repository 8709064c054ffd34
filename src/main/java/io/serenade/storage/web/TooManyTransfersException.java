package io.serenade.storage.web;

import java.io.IOException;

/** A client, or all together, have as many media under way as a node sends at once. */
final class TooManyTransfersException extends IOException {
    private static final long serialVersionUID = 1L;

    TooManyTransfersException() {
        super("Too many media are being sent");
    }
}
