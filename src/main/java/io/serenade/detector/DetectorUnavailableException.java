package io.serenade.detector;

/** Detection is unavailable here; the message is a sentence that says why. */
public final class DetectorUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DetectorUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
