package io.serenade.storage;

import java.io.IOException;

/** The storage works, but there is no file under this key. */
public final class MissingMediaException extends IOException {
    private static final long serialVersionUID = 1L;

    MissingMediaException(MediaKind kind, String key) {
        super("There is no " + kind + " " + key + " in the storage.");
    }
}
