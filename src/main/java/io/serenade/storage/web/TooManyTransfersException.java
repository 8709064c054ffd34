package io.serenade.storage.web;

import java.io.IOException;

/** One client, or all clients together, have reached the limit of concurrent transfers. */
final class TooManyTransfersException extends IOException {
    private static final long serialVersionUID = 1L;

    TooManyTransfersException() {
        super("Too many media are being sent");
    }
}
