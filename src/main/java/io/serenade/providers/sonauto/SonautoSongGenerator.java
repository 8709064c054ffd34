package io.serenade.providers.sonauto;

import io.serenade.providers.ProviderException;
import io.serenade.providers.ProviderException.Category;
import io.serenade.providers.SongGenerator;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonNumber;
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
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/**
 * Songs by Sonauto. Tells apart what was not taken, what was refused and what was sent but never answered, because only
 * the first may be asked again without paying twice.
 */
@ApplicationScoped
public class SonautoSongGenerator implements SongGenerator {
    private static final int LONGEST_ANSWER = 1_000_000;
    private static final Duration LONGEST_REST = Duration.ofMinutes(15);

    @Inject
    private SonautoSettings settings;

    private SonautoApi api;
    private SonautoRecords records;
    private String bearer;

    @PostConstruct
    void connect() {
        api = RestClientBuilder.newBuilder()
                .baseUri(settings.baseUrl())
                .connectTimeout(5, TimeUnit.SECONDS)
                .readTimeout(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .property("microprofile.rest.client.disable.default.mapper", true)
                .build(SonautoApi.class);
        records = new SonautoRecords(settings);
        bearer = "Bearer " + settings.key().reveal();
    }

    @Override
    public String name() {
        return "sonauto";
    }

    @Override
    @CircuitBreaker(requestVolumeThreshold = 10, failureRatio = 0.8, delay = 15_000, failOn = ProviderException.class)
    public String request(SongRequest request) {
        JsonObject body = Json.createObjectBuilder()
                .add("tags", Json.createArrayBuilder(request.tags()))
                .add("prompt", request.prompt())
                .add("instrumental", false)
                .add("output_format", request.format())
                .add("align_lyrics", request.wordTimes())
                .add("webhook_url", request.callback().toString())
                .build();
        String taskId =
                call(Category.UNANSWERED, () -> api.generate(bearer, body)).getString("task_id", "");
        if (!taskId.matches("[A-Za-z0-9_-]{1,100}")) {
            throw new ProviderException(
                    Category.BROKEN, "The song request was answered without a usable task_id.", null);
        }
        return taskId;
    }

    @Override
    public SongRecord read(String taskId) {
        return records.parse(call(Category.BROKEN, () -> api.read(bearer, taskId)));
    }

    @Override
    public long credits() {
        JsonObject balance = call(Category.BROKEN, () -> api.balance(bearer));
        if (!(balance.get("num_credits") instanceof JsonNumber credits)) {
            throw new ProviderException(Category.BROKEN, "The balance was answered without num_credits.", null);
        }
        long payAsYouGo = balance.get("num_credits_payg") instanceof JsonNumber more ? more.longValue() : 0;
        return Math.max(0, credits.longValue() + payAsYouGo);
    }

    /**
     * Makes one call.
     *
     * @param unclear what an answer means from which nobody can tell whether the request was taken
     */
    private static JsonObject call(Category unclear, Supplier<Response> request) {
        try (Response response = request.get()) {
            String text = response.hasEntity() ? response.readEntity(String.class) : "";
            if (response.getStatus() / 100 == 2) {
                return object(unclear, text);
            }
            throw refused(unclear, response, text);
        } catch (ProcessingException e) {
            throw neverSent(e)
                    ? new ProviderException(Category.UNAVAILABLE, "The song service cannot be reached.", e)
                    : new ProviderException(Category.UNANSWERED, "The song service gave no answer.", e);
        }
    }

    /** The answer's own text may repeat names, so it goes into the operator's detail and nowhere else. */
    private static ProviderException refused(Category unclear, Response response, String text) {
        int status = response.getStatus();
        Category category =
                switch (status) {
                    case 429, 503 -> Category.UNAVAILABLE;
                    case 502, 504 -> unclear;
                    default -> status / 100 == 4 ? Category.REJECTED : Category.BROKEN;
                };
        return new ProviderException(
                        category,
                        "The song service answered " + status + ".",
                        retryAfter(response),
                        response.getHeaderString("x-request-id"),
                        null)
                .withDetail(text);
    }

    private static JsonObject object(Category unclear, String text) {
        if (text.length() > LONGEST_ANSWER) {
            throw new ProviderException(unclear, "The song service's answer is too long.", null);
        }
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        } catch (RuntimeException e) {
            throw new ProviderException(unclear, "The song service's answer is not a JSON object.", e);
        }
    }

    /** Seconds or a date (RFC 9110, section 10.2.3), never more than a quarter of an hour. */
    private static Duration retryAfter(Response response) {
        String header = response.getHeaderString("Retry-After");
        Duration asked = Duration.ZERO;
        if (header != null && header.matches("\\d{1,9}")) {
            asked = Duration.ofSeconds(Long.parseLong(header));
        } else if (header != null) {
            try {
                Instant until = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header));
                asked = Duration.between(Instant.now(), until);
            } catch (DateTimeParseException e) {
                asked = Duration.ZERO;
            }
        }
        return asked.isNegative() ? Duration.ZERO : asked.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : asked;
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
