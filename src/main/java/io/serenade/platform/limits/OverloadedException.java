package io.serenade.platform.limits;

/** This node has no capacity for the work at present; the same request may succeed in a few seconds. */
public final class OverloadedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public OverloadedException(String message, Throwable cause) {
        super(message, cause);
    }
}
