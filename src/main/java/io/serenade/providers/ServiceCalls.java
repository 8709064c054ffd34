package io.serenade.providers;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.providers.ProviderException.Category;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/**
 * Calls an outside HTTP service and distinguishes requests that were not accepted, refused, or sent but never answered,
 * because only the first may be repeated without paying twice.
 *
 * @param service what messages call it, for example {@code song service}
 * @param longestAnswer in bytes; longer answers are not read to their end
 * @param time how long a call may take, from connecting to the last byte of its answer
 */
public record ServiceCalls(String service, int longestAnswer, Duration time) {
    /** An escaped NUL, which the database cannot store; not an escaped backslash before the same letters. */
    private static final Pattern NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

    /** Longer than any successful connection takes. */
    private static final Duration CONNECTING = Duration.ofSeconds(5);

    private static final Duration LONGEST_DELAY = Duration.ofMinutes(15);

    /**
     * What came back.
     *
     * @param body at most one byte more than is read
     * @param retryAfter how long the service asked to be left alone; zero if it did not say
     * @param requestId the service's own id of the request, or null
     */
    public record Answer(int status, byte[] body, Duration retryAfter, String requestId) {
        public boolean isSuccess() {
            return status / 100 == 2;
        }

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /**
     * A client for one call. Each call has its own, because closing it is the only way to end a call at its deadline.
     */
    public <A extends Closeable> A client(Class<A> api, URI baseUrl) {
        Duration connecting = time.dividedBy(2).compareTo(CONNECTING) < 0 ? time.dividedBy(2) : CONNECTING;
        return RestClientBuilder.newBuilder()
                .baseUri(baseUrl)
                .connectTimeout(Math.max(1, connecting.toMillis()), TimeUnit.MILLISECONDS)
                .readTimeout(Math.max(1, time.toMillis()), TimeUnit.MILLISECONDS)
                .property("microprofile.rest.client.disable.default.mapper", true)
                .register(new TraceHeader())
                .build(api);
    }

    /**
     * Makes one call, whatever its answer.
     *
     * @param client is closed in the end
     * @throws ProviderException when there was no answer, or not all of it in time
     */
    public <A extends Closeable> Answer ask(A client, Function<A, Response> request) {
        Answer answer = null;
        try (A open = client;
                CallDeadline deadline = CallDeadline.after(time, client);
                Response response = request.apply(open)) {
            answer = new Answer(
                    response.getStatus(),
                    body(response, open),
                    capped(retryAfter(response.getHeaderString("Retry-After"))),
                    requestId(response));
        } catch (ProcessingException | IllegalStateException | IOException e) {
            // An answer that was read counts, however its connection ends.
            if (answer == null) {
                throw neverSent(e)
                        ? new ProviderException(Category.UNAVAILABLE, "The " + service + " cannot be reached.", e)
                        : new ProviderException(Category.UNANSWERED, "The " + service + " gave no answer.", e);
            }
        }
        return answer;
    }

    private static String requestId(Response response) {
        String usual = response.getHeaderString("x-request-id");
        return usual == null ? response.getHeaderString("request-id") : usual;
    }

    /**
     * Reads at most one byte more than allowed; if there is more, the connection is closed, or the rest would be read
     * too.
     */
    private byte[] body(Response response, Closeable connection) throws IOException {
        if (!response.hasEntity()) {
            return new byte[0];
        }
        byte[] read = response.readEntity(InputStream.class).readNBytes(longestAnswer + 1);
        if (read.length > longestAnswer) {
            connection.close();
        }
        return read;
    }

    /**
     * Makes one call that must succeed.
     *
     * @param unclear the category of answers that leave open whether the request was accepted
     */
    public <A extends Closeable> JsonObject object(Category unclear, A client, Function<A, Response> request) {
        Answer answer = ask(client, request);
        if (!answer.isSuccess()) {
            throw refusal(unclear, answer);
        }
        return object(unclear, answer);
    }

    /** @throws ProviderException when it is longer than what is read */
    public byte[] whole(Category unclear, Answer answer) {
        if (answer.body().length > longestAnswer) {
            throw new ProviderException(unclear, "The " + service + "'s answer is too long.", null);
        }
        return answer.body();
    }

    public JsonObject object(Category unclear, Answer answer) {
        whole(unclear, answer);
        try (JsonReader reader = JSON.createReader(new StringReader(withoutNul(answer.text())))) {
            return reader.readObject();
        } catch (RuntimeException e) {
            throw new ProviderException(unclear, "The " + service + "'s answer is not a JSON object.", e);
        }
    }

    private static String withoutNul(String json) {
        return json.contains("\\u0000") ? NUL.matcher(json).replaceAll("$1") : json;
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

    /** Limits a requested delay to a quarter of an hour. */
    public static Duration capped(Duration asked) {
        return asked.isNegative() ? Duration.ZERO : asked.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : asked;
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
