package io.serenade.crash;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A provider of songs that is no part of the application: every song is the same one and takes a second. */
final class SonautoStandIn implements AutoCloseable {
    static final String KEY = "key-of-the-test";

    /** Orders for a pet of this name are refused with 422. */
    static final String REFUSED_NAME = "Badword";

    private final byte[] song;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService work = Executors.newFixedThreadPool(4);
    private final Map<String, Boolean> finished = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile boolean relativeSongs;
    private volatile boolean cutsAnswers;
    private InetSocketAddress place = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private HttpServer server;

    /**
     * What came in.
     *
     * @param key the header Authorization, if it was sent
     */
    record Call(String method, String path, Optional<String> key, String body) {}

    SonautoStandIn(byte[] song) {
        this.song = song;
        open();
    }

    /** Answers, at the same place as before if it was shut. */
    void open() {
        if (server != null) {
            return;
        }
        try {
            server = HttpServer.create(place, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        place = server.getAddress();
        server.setExecutor(work);
        server.createContext("/", this::answer);
        server.start();
    }

    /** From now on connections are refused. */
    void shut() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    void nameSongsRelatively(boolean relative) {
        relativeSongs = relative;
    }

    /** Whether song requests are taken and then left without an answer. */
    void cutAnswers(boolean cut) {
        cutsAnswers = cut;
    }

    URI api() {
        return URI.create("http://127.0.0.1:" + place.getPort() + "/v1");
    }

    List<Call> calls() {
        return calls;
    }

    List<Call> requestsFor(String petName) {
        return calls.stream()
                .filter(call ->
                        call.path().equals("/v1/generations/v3") && call.body().contains(petName))
                .toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        calls.add(new Call(
                exchange.getRequestMethod(),
                path,
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")),
                body));
        if (path.equals("/v1/generations/v3") && body.contains(REFUSED_NAME)) {
            refuse(exchange);
        } else if (path.equals("/v1/generations/v3")) {
            take(exchange, body);
        } else if (path.equals("/v1/credits/balance")) {
            send(exchange, "{\"num_credits\": 90000, \"num_credits_payg\": 0}");
        } else if (path.startsWith("/v1/generations/")) {
            send(exchange, record(path.substring(path.lastIndexOf('/') + 1)));
        } else if (path.equals("/song.mp3")) {
            send(exchange, "audio/mpeg", song);
        } else {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        }
    }

    private static void refuse(HttpExchange exchange) throws IOException {
        byte[] body = "{\"detail\":\"content policy\"}".getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Connection", "close");
        exchange.sendResponseHeaders(422, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void take(HttpExchange exchange, String body) throws IOException {
        String task = "task-" + calls.size();
        URI callback = URI.create(json(body).getString("webhook_url"));
        finished.put(task, false);
        CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, work).execute(() -> finish(task, callback));
        if (cutsAnswers) {
            exchange.close();
        } else {
            send(
                    exchange,
                    Json.createObjectBuilder().add("task_id", task).build().toString());
        }
    }

    private void finish(String task, URI callback) {
        finished.put(task, true);
        String body = Json.createObjectBuilder()
                .add("task_id", task)
                .add("status", "SUCCESS")
                .build()
                .toString();
        HttpRequest call = HttpRequest.newBuilder(callback)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            http.send(call, BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String record(String task) {
        boolean done = finished.getOrDefault(task, false);
        String path = relativeSongs ? "song.mp3" : api().resolve("/song.mp3").toString();
        return Json.createObjectBuilder()
                .add("status", done ? "SUCCESS" : "GENERATING")
                .add("lyrics", "La\u0000 la la")
                .add("song_paths", done ? Json.createArrayBuilder().add(path) : Json.createArrayBuilder())
                .build()
                .toString();
    }

    private static void send(HttpExchange exchange, String json) throws IOException {
        send(exchange, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        // No connection is left over that a later request could be sent on after this was shut.
        exchange.getResponseHeaders().set("Connection", "close");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }

    @Override
    public void close() {
        shut();
        work.shutdownNow();
    }
}
