package io.serenade.providers.sonauto;

import io.serenade.providers.ProviderException;
import io.serenade.providers.ProviderException.Category;
import io.serenade.providers.SongGenerator;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
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
                .add("webhook_url", request.callback().toString())
                .build();
        String taskId = call(() -> api.generate(bearer, body)).getString("task_id", "");
        if (!taskId.matches("[A-Za-z0-9_-]{1,100}")) {
            throw new ProviderException(
                    Category.BROKEN, "The song request was answered without a usable task_id.", null);
        }
        return taskId;
    }

    @Override
    public SongRecord read(String taskId) {
        return records.parse(call(() -> api.read(bearer, taskId)));
    }

    @Override
    public long credits() {
        JsonObject balance = call(() -> api.balance(bearer));
        if (!(balance.get("num_credits") instanceof JsonNumber credits)) {
            throw new ProviderException(Category.BROKEN, "The balance was answered without num_credits.", null);
        }
        long payAsYouGo = balance.get("num_credits_payg") instanceof JsonNumber more ? more.longValue() : 0;
        return Math.max(0, credits.longValue() + payAsYouGo);
    }

    private static JsonObject call(Supplier<Response> request) {
        try (Response response = request.get()) {
            String text = response.hasEntity() ? response.readEntity(String.class) : "";
            int status = response.getStatus();
            if (status / 100 == 2) {
                return object(text);
            }
            String message = "Sonauto answered " + status + ": " + text.substring(0, Math.min(200, text.length()));
            Category category = status == 429 || status == 503
                    ? Category.UNAVAILABLE
                    : status / 100 == 4 ? Category.REJECTED : Category.BROKEN;
            throw new ProviderException(
                    category, message, retryAfter(response), response.getHeaderString("x-request-id"), null);
        } catch (ProcessingException e) {
            Category category = neverSent(e) ? Category.UNAVAILABLE : Category.UNANSWERED;
            String what = category == Category.UNAVAILABLE ? "Sonauto cannot be reached." : "Sonauto gave no answer.";
            throw new ProviderException(category, what, e);
        }
    }

    private static JsonObject object(String text) {
        if (text.length() > LONGEST_ANSWER) {
            throw new ProviderException(Category.BROKEN, "Sonauto's answer is too long.", null);
        }
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        } catch (JsonException e) {
            throw new ProviderException(Category.BROKEN, "Sonauto's answer is not a JSON object.", e);
        }
    }

    private static Duration retryAfter(Response response) {
        String header = response.getHeaderString("Retry-After");
        return header != null && header.matches("\\d{1,5}")
                ? Duration.ofSeconds(Long.parseLong(header))
                : Duration.ZERO;
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
