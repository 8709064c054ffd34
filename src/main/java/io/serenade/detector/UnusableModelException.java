package io.serenade.detector;

/** A model file that cannot be used here; the message continues a sentence that begins with the file's name. */
final class UnusableModelException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableModelException(String message, Throwable cause) {
        super(message, cause);
    }

    UnusableModelException(String message) {
        this(message, null);
    }
}
