package io.serenade.crash;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A Replicate that is no part of the application: every picture is the same one, takes a second and is told by webhook. */
final class ReplicateStandIn implements AutoCloseable {
    static final String TOKEN = "r8_token_of_the_test";

    private static final String SECRET = "whsec_dGhlIHNlY3JldCBvZiB0aGUgdGVzdA==";

    private final byte[] picture;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService work = Executors.newFixedThreadPool(4);
    private final Map<String, Boolean> finished = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final List<Integer> webhookAnswers = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile boolean cutsAnswers;

    /**
     * What came in.
     *
     * @param token the header Authorization, if it was sent
     */
    record Call(String method, String path, Optional<String> token, String body) {}

    ReplicateStandIn(byte[] picture) throws IOException {
        this.picture = picture;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(work);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Whether creations are taken and then left without an answer. */
    void cutAnswers(boolean cut) {
        cutsAnswers = cut;
    }

    URI api() {
        return at("/v1");
    }

    List<Call> calls() {
        return calls;
    }

    List<Call> creationsFor(String prompt) {
        return calls.stream()
                .filter(call ->
                        call.path().equals("/v1/predictions") && call.body().contains(prompt))
                .toList();
    }

    /** What the webhooks were answered with. */
    List<Integer> webhookAnswers() {
        return webhookAnswers;
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        calls.add(new Call(
                exchange.getRequestMethod(),
                path,
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")),
                body));
        if (path.equals("/v1/predictions")) {
            take(exchange, body);
        } else if (path.startsWith("/v1/predictions/")) {
            send(exchange, 200, record(path.substring("/v1/predictions/".length())));
        } else if (path.equals("/v1/webhooks/default/secret")) {
            send(exchange, 200, "{\"key\":\"" + SECRET + "\"}");
        } else if (path.equals("/files/out-0.png")) {
            send(exchange, "image/png", 200, picture);
        } else {
            send(exchange, 404, "{\"detail\":\"Not found.\"}");
        }
    }

    private void take(HttpExchange exchange, String body) throws IOException {
        String id = "prediction" + calls.size();
        URI webhook = URI.create(
                Json.createReader(new StringReader(body)).readObject().getString("webhook"));
        finished.put(id, false);
        CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, work).execute(() -> finish(id, webhook));
        if (cutsAnswers) {
            exchange.close();
        } else {
            send(exchange, 201, record(id));
        }
    }

    private void finish(String id, URI webhook) {
        finished.put(id, true);
        String body = record(id);
        long now = Instant.now().getEpochSecond();
        try {
            HttpRequest call = HttpRequest.newBuilder(webhook)
                    .header("Content-Type", "application/json")
                    .header("webhook-id", "msg_" + id)
                    .header("webhook-timestamp", Long.toString(now))
                    .header("webhook-signature", new Webhook(SECRET).sign("msg_" + id, now, body))
                    .POST(BodyPublishers.ofString(body))
                    .build();
            webhookAnswers.add(http.send(call, BodyHandlers.discarding()).statusCode());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (WebhookSigningException | EmptyWebhookSecretException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String record(String id) {
        boolean done = finished.getOrDefault(id, false);
        JsonObject record = Json.createObjectBuilder()
                .add("id", id)
                .add("status", done ? "succeeded" : "processing")
                .add(
                        "output",
                        done
                                ? Json.createArrayBuilder()
                                        .add(at("/files/out-0.png").toString())
                                        .build()
                                : JsonValue.NULL)
                .build();
        return record.toString();
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        send(exchange, "application/json", status, json.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, String type, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        work.shutdownNow();
    }
}
