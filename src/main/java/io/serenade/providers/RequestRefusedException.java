package io.serenade.providers;

import java.time.Duration;

/**
 * An outside service refused a request with a reason. A class of its own, because a refusal says nothing about the
 * service's health: circuit breakers do not count it.
 */
public class RequestRefusedException extends ProviderException {
    private static final long serialVersionUID = 1L;

    public RequestRefusedException(String message, String requestId) {
        this(Category.REJECTED, message, requestId);
    }

    RequestRefusedException(Category category, String message, String requestId) {
        super(category, message, Duration.ZERO, requestId, null);
    }
}
