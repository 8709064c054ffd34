package io.serenade.rendering.mp4;

import java.io.IOException;

/** Boxes that contradict themselves or lack what is needed; the file cannot be trusted further. */
final class BrokenBoxException extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenBoxException(String message) {
        super(message);
    }
}
