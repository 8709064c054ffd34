package io.serenade.providers;

import java.time.Duration;

/** An outside service did not do what it was asked. */
public class ProviderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is known about the request. */
    public enum Category {
        /** It was not taken: connection refused, 429, 503 or an open breaker. Safe to ask again. */
        UNAVAILABLE,
        /** It may have been taken: sent, but no answer came. Never to be repeated blindly. */
        UNANSWERED,
        /** It was refused with a reason. */
        REJECTED,
        /** It was answered with something that cannot be understood, or with an error of the service. */
        BROKEN
    }

    private final Category category;
    private final Duration retryAfter;
    private final String requestId;

    public ProviderException(
            Category category, String message, Duration retryAfter, String requestId, Throwable cause) {
        super(message, cause);
        this.category = category;
        this.retryAfter = retryAfter;
        this.requestId = requestId;
    }

    public ProviderException(Category category, String message, Throwable cause) {
        this(category, message, Duration.ZERO, null, cause);
    }

    public Category category() {
        return category;
    }

    /** How long the service asked to be left alone; zero if it did not say. */
    public Duration retryAfter() {
        return retryAfter;
    }

    /** The service's own id of the request, or null. */
    public String requestId() {
        return requestId;
    }
}
