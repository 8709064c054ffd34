package io.serenade.it;

import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A visitor with an address of its own, who speaks to the server over HTTP. */
final class Api {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final AtomicInteger VISITORS = new AtomicInteger();

    private final URI server;
    private final String address;

    private Api(URI server, String address) {
        this.server = server;
        this.address = address;
    }

    static Api at(URI server) {
        int number = VISITORS.incrementAndGet();
        return new Api(server, "198.18." + number / 250 + "." + (number % 250 + 1));
    }

    /** Someone else at the same server. */
    Api otherVisitor() {
        return at(server);
    }

    /** The server's address without a slash at its end. */
    String address() {
        return server.toString().replaceAll("/$", "");
    }

    Api from(String otherAddress) {
        return new Api(server, otherAddress);
    }

    Answer submit(Order order, String... headers) {
        return post("/api/submissions", order.json(), headers);
    }

    Answer status(String id) {
        return get("/api/submissions/" + id + "/status");
    }

    Answer progress(String id) {
        return get("/api/submissions/" + id + "/progress");
    }

    Answer results(String id) {
        return get("/api/results/" + id);
    }

    Answer retry(String id, String cookie) {
        return post("/api/submissions/" + id + "/retry", "{\"cookie_id\":\"" + cookie + "\"}");
    }

    Answer delete(String id, String token) {
        return send("DELETE", "/api/submissions/" + id, BodyPublishers.noBody(), "X-Delete-Token", token);
    }

    Answer callBack(String task, String status) {
        return post("/api/webhook", callbackOf(task, status));
    }

    Answer callBack(String token, String task, String status) {
        return post("/api/webhook/" + token, callbackOf(task, status));
    }

    private static String callbackOf(String task, String status) {
        return "{\"task_id\":\"" + task + "\",\"status\":\"" + status + "\"}";
    }

    void awaitSuccess(String id) {
        awaitStatus(id, "success"::equals);
    }

    void awaitFailure(String id) {
        awaitStatus(id, "fail"::equals);
    }

    void awaitStatus(String id, Predicate<String> status) {
        await().atMost(TIMEOUT).until(() -> status(id).isOk().field("status"), status);
    }

    /** An order whose song is ready. */
    String finishedSong() {
        String id = submit(Order.anOrder()).sessionId();
        awaitSuccess(id);
        return id;
    }

    Answer get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    Answer post(String path, String body, String... headers) {
        return send("POST", path, BodyPublishers.ofString(body), headers);
    }

    /** Sends a body without telling its length before. */
    Answer postUnmeasured(String path, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return send("POST", path, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)));
    }

    /** Sends a body under another name than JSON. */
    Answer postAs(String contentType, String path, String body, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = contentType;
        return post(path, body, all);
    }

    Answer getAsOperator(String path, String password) {
        return get(path, "Authorization", operator(password));
    }

    /** The header {@code Authorization} of the operator. */
    static String operator() {
        return operator(RunningServer.PASSWORD);
    }

    private static String operator(String password) {
        return "Basic " + Base64.getEncoder().encodeToString(("admin:" + password).getBytes(StandardCharsets.UTF_8));
    }

    Answer postAsOperator(String path, String... headers) {
        Stream<String> all = Stream.concat(Stream.of("Authorization", operator()), Stream.of(headers));
        return send("POST", path, BodyPublishers.noBody(), all.toArray(String[]::new));
    }

    Answer send(String method, String path, BodyPublisher body, String... headers) {
        return sendAsync(method, path, body, headers).join();
    }

    private CompletableFuture<Answer> sendAsync(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.resolve("/") + path.substring(1)))
                .method(method, body)
                .timeout(TIMEOUT)
                .header("X-Forwarded-For", address)
                .header("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return HTTP.sendAsync(request.build(), BodyHandlers.ofByteArray())
                .orTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                .thenApply(Answer::new);
    }

    /** Orders all at the same moment, each by the visitor given for its number. */
    static List<Answer> submitAtOnce(int count, Function<Integer, Api> visitor, Order order, String... headers) {
        List<CompletableFuture<Answer>> calls = IntStream.range(0, count)
                .mapToObj(number -> visitor.apply(number)
                        .sendAsync("POST", "/api/submissions", BodyPublishers.ofString(order.json()), headers))
                .toList();
        return calls.stream().map(CompletableFuture::join).toList();
    }
}
