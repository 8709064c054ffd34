package io.serenade.providers;

import io.serenade.providers.ProviderException.Category;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.io.StringReader;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.function.Supplier;

/**
 * Makes calls of an outside HTTP service and tells apart what was not taken, what was refused and what was sent but never
 * answered, because only the first may be asked again without paying twice.
 *
 * @param service what messages call it, for example {@code song service}
 * @param longestAnswer in characters
 */
public record ServiceCalls(String service, int longestAnswer) {
    private static final Duration LONGEST_REST = Duration.ofMinutes(15);

    /**
     * What came back.
     *
     * @param retryAfter how long the service asked to be left alone; zero if it did not say
     * @param requestId the service's own id of the request, or null
     */
    public record Answer(int status, String text, Duration retryAfter, String requestId) {
        public boolean isSuccess() {
            return status / 100 == 2;
        }
    }

    /** Makes one call, whatever its answer. @throws ProviderException when there was none */
    public Answer ask(Supplier<Response> request) {
        try (Response response = request.get()) {
            return new Answer(
                    response.getStatus(),
                    response.hasEntity() ? response.readEntity(String.class) : "",
                    atMostLongestRest(retryAfter(response.getHeaderString("Retry-After"))),
                    response.getHeaderString("x-request-id"));
        } catch (ProcessingException e) {
            throw neverSent(e)
                    ? new ProviderException(Category.UNAVAILABLE, "The " + service + " cannot be reached.", e)
                    : new ProviderException(Category.UNANSWERED, "The " + service + " gave no answer.", e);
        }
    }

    /**
     * Makes one call that must succeed.
     *
     * @param unclear what an answer means from which nobody can tell whether the request was taken
     */
    public JsonObject object(Category unclear, Supplier<Response> request) {
        Answer answer = ask(request);
        if (!answer.isSuccess()) {
            throw refusal(unclear, answer);
        }
        return object(unclear, answer);
    }

    public JsonObject object(Category unclear, Answer answer) {
        if (answer.text().length() > longestAnswer) {
            throw new ProviderException(unclear, "The " + service + "'s answer is too long.", null);
        }
        try (JsonReader reader = Json.createReader(new StringReader(answer.text()))) {
            return reader.readObject();
        } catch (RuntimeException e) {
            throw new ProviderException(unclear, "The " + service + "'s answer is not a JSON object.", e);
        }
    }

    /** The answer's own text may repeat what people wrote, so it goes into the operator's detail and nowhere else. */
    public ProviderException refusal(Category unclear, Answer answer) {
        Category category =
                switch (answer.status()) {
                    case 401, 402, 403 -> Category.ACCOUNT;
                    case 429, 503 -> Category.UNAVAILABLE;
                    case 502, 504 -> unclear;
                    default -> answer.status() / 100 == 4 ? Category.REJECTED : Category.BROKEN;
                };
        String message = "The " + service + " answered " + answer.status() + ".";
        ProviderException refusal =
                switch (category) {
                    case REJECTED -> new RequestRefusedException(message, answer.requestId());
                    case ACCOUNT -> new AccountRefusedException(message, answer.requestId(), answer.status() == 402);
                    case UNAVAILABLE, UNANSWERED, BROKEN ->
                        new ProviderException(category, message, answer.retryAfter(), answer.requestId(), null);
                };
        return refusal.withDetail(answer.text());
    }

    /** Never longer than a quarter of an hour, whatever was asked for. */
    public static Duration atMostLongestRest(Duration asked) {
        return asked.isNegative() ? Duration.ZERO : asked.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : asked;
    }

    /** Seconds or a date (RFC 9110, section 10.2.3). */
    private static Duration retryAfter(String header) {
        if (header == null) {
            return Duration.ZERO;
        }
        if (header.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(header));
        }
        try {
            return Duration.between(Instant.now(), Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header)));
        } catch (DateTimeParseException e) {
            return Duration.ZERO;
        }
    }

    private static boolean neverSent(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            boolean connecting = cause instanceof ConnectException
                    || cause instanceof UnknownHostException
                    || cause instanceof NoRouteToHostException
                    || cause.getClass().getSimpleName().equals("ConnectTimeoutException");
            if (connecting) {
                return true;
            }
        }
        return false;
    }
}
