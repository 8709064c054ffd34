package io.serenade.providers;

import java.time.Duration;

/** A call to an outside service failed. */
public class ProviderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is known about the request. */
    public enum Category {
        /** It was not accepted: connection refused, 429, 503 or an open circuit breaker. Safe to repeat. */
        UNAVAILABLE,
        /** It may have been accepted: sent, but no answer came. Must not be repeated blindly. */
        UNANSWERED,
        /** It was refused with a reason. */
        REJECTED,
        /** Our account was refused, whatever the request: no credit, or an invalid key. */
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

    /** The {@code Retry-After} of the service; zero if it gave none. */
    public Duration retryAfter() {
        return retryAfter;
    }

    /** The service's own id of the request, or null. */
    public String requestId() {
        return requestId;
    }

    /** Adds the service's own message, for operators only, cut to 500 printable characters. */
    public ProviderException withDetail(String said) {
        String printable = said.replaceAll("\\p{Cntrl}", " ");
        detail = printable.substring(0, Math.min(500, printable.length()));
        return this;
    }

    /** The service's own message, for operators; otherwise the message of this exception. */
    public String detail() {
        return detail == null ? getMessage() : getMessage() + " " + detail;
    }
}
