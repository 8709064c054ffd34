package io.serenade.platform;

/** This node has no room for the work at the moment; the same request may well succeed in a few seconds. */
public final class OverloadedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public OverloadedException(String message, Throwable cause) {
        super(message, cause);
    }
}
