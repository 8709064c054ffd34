package io.serenade.crash;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An ElevenLabs that is no part of the application: every speech is the same one, and it keeps a list of them. */
final class ElevenLabsStandIn implements AutoCloseable {
    static final String KEY = "xi-key-of-the-test";

    private static final String SPEAK = "/v1/text-to-speech/";
    private static final String HISTORY = "/v1/history";

    private final byte[] speech;
    private final ExecutorService work = Executors.newFixedThreadPool(4);
    private final List<JsonObject> spoken = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile boolean cutsAnswers;

    ElevenLabsStandIn(byte[] speech) throws IOException {
        this.speech = speech;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(work);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Whether texts are spoken and then not answered. */
    void cutAnswers(boolean cut) {
        cutsAnswers = cut;
    }

    URI api() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How often a text was spoken, which is what costs. */
    long timesSpoken(String text) {
        return spoken.stream()
                .filter(item -> item.getString("text").equals(text))
                .count();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (!KEY.equals(exchange.getRequestHeaders().getFirst("xi-api-key"))) {
            send(exchange, 401, "application/json", "{}".getBytes(StandardCharsets.UTF_8));
        } else if (path.startsWith(SPEAK)) {
            speak(exchange, path.substring(SPEAK.length()).split("/")[0], body);
        } else if (path.equals(HISTORY)) {
            JsonArrayBuilder items = Json.createArrayBuilder();
            spoken.forEach(items::add);
            send(exchange, Json.createObjectBuilder().add("history", items).build());
        } else if (path.startsWith(HISTORY)) {
            send(exchange, 200, "audio/mpeg", speech);
        } else {
            send(exchange, 404, "application/json", "{}".getBytes(StandardCharsets.UTF_8));
        }
    }

    private void speak(HttpExchange exchange, String voice, String body) throws IOException {
        spoken.add(Json.createObjectBuilder()
                .add("history_item_id", "item" + spoken.size())
                .add("voice_id", voice)
                .add(
                        "text",
                        Json.createReader(new StringReader(body)).readObject().getString("text"))
                .add("date_unix", Instant.now().getEpochSecond())
                .build());
        if (cutsAnswers) {
            exchange.close();
        } else {
            send(
                    exchange,
                    Json.createObjectBuilder()
                            .add("audio_base64", Base64.getEncoder().encodeToString(speech))
                            .build());
        }
    }

    private static void send(HttpExchange exchange, JsonObject json) throws IOException {
        send(exchange, 200, "application/json", json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
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
