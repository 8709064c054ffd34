package io.serenade.it;

import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** A back end that has media generated, with an API key or without. */
final class Generating {
    static final String GENERATE = "/api/v1/generate";
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(Generating::daemon);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    }

    private final Api api;
    private final String[] login;

    private Generating(Api api, String... login) {
        this.api = api;
        this.login = login;
    }

    static Generating withoutKey(Api api) {
        return new Generating(api);
    }

    /** With a new key of its own. */
    static Generating withKey(Api api, int limitPerHour) {
        String body = "{\"name\":\"Test\",\"limit_per_hour\":" + limitPerHour + "}";
        return withKey(
                api, api.post("/api/admin/api-keys", body, operator()).is(201).field("key"));
    }

    static Generating withKey(Api api, String key) {
        return new Generating(api, "Authorization", "Bearer " + key);
    }

    private static String[] operator() {
        String credentials = "admin:" + RunningServer.PASSWORD;
        return new String[] {
            "Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8))
        };
    }

    static String order(String prompt, Object... parameters) {
        JsonObjectBuilder members = Json.createObjectBuilder();
        for (int i = 0; i < parameters.length; i += 2) {
            String name = (String) parameters[i];
            if (parameters[i + 1] instanceof Integer number) {
                members.add(name, number);
            } else {
                members.add(name, parameters[i + 1].toString());
            }
        }
        return Json.createObjectBuilder()
                .add("prompt", prompt)
                .add("parameters", members)
                .build()
                .toString();
    }

    /** A picture that is quickly drawn. */
    static String smallPicture(String prompt) {
        return order(prompt, "width", 128, "height", 128);
    }

    Answer generate(String body, String... headers) {
        return api.post(GENERATE, body, with(headers));
    }

    /** Orders from another product. */
    Answer order(String path, String body) {
        return api.post(path, body, login);
    }

    String start(String body) {
        return generate(body).is(201).field("job_id");
    }

    Answer status(String id) {
        return api.get("/api/v1/status/" + id, login);
    }

    Answer job(String id) {
        return api.get("/api/v1/jobs/" + id, login);
    }

    Answer list(String query) {
        return api.get("/api/v1/jobs" + query, login);
    }

    Answer delete(String id) {
        return api.send("DELETE", "/api/v1/jobs/" + id, BodyPublishers.noBody(), login);
    }

    Answer post(String path, String body, String... headers) {
        return api.post(path, body, with(headers));
    }

    CompletableFuture<Answer> postLater(String path, String body, String... headers) {
        return CompletableFuture.supplyAsync(() -> post(path, body, headers), THREADS);
    }

    Answer post(String path) {
        return api.post(path, "", login);
    }

    Answer get(String path, String... headers) {
        return api.get(path, with(headers));
    }

    Answer getWithoutKey(String path, String... headers) {
        return api.get(path, headers);
    }

    Answer awaitStatus(String id, String status) {
        await().atMost(TIMEOUT).until(() -> status(id).is(200).field("status"), status::equals);
        return status(id);
    }

    List<JsonObject> failedAttempts(String id) {
        return job(id).is(200).json().getJsonArray("failed_attempts").getValuesAs(JsonObject.class);
    }

    private String[] with(String... headers) {
        return Stream.concat(Arrays.stream(login), Arrays.stream(headers)).toArray(String[]::new);
    }
}
