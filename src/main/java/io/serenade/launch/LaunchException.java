package io.serenade.launch;

/** Serenade cannot start or continue. The message is for the person at the console and says what to do. */
public final class LaunchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LaunchException(String message) {
        super(message);
    }

    LaunchException(String message, Throwable cause) {
        super(message, cause);
    }
}
