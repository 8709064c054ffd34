package io.serenade.detector;

/** A model's file is not what can be used here; the message goes on after the file's name. */
final class UnusableModelException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableModelException(String message, Throwable cause) {
        super(message, cause);
    }

    UnusableModelException(String message) {
        this(message, null);
    }
}
