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
        /** We were refused, whatever was asked: no credit, or a key that is not taken. */
        ACCOUNT,
        /** It was answered with something that cannot be understood, or with an error of the service. */
        BROKEN
    }

    private final Category category;
    private final Duration retryAfter;
    private final String requestId;
    private String detail;

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

    /** Keeps what the service said, for operators only: printable and at most 500 characters. */
    public ProviderException withDetail(String said) {
        String printable = said.replaceAll("\\p{Cntrl}", " ");
        detail = printable.substring(0, Math.min(500, printable.length()));
        return this;
    }

    /** What the service said, for operators; the message where nothing was kept. */
    public String detail() {
        return detail == null ? getMessage() : getMessage() + " " + detail;
    }
}
