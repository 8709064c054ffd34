package io.serenade.proof;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

/**
 * What lies between the product and its providers, in one direction: passes calls on, and does to some of them what nets
 * and providers do to calls. The stand-ins name their files by the address they were called at, so downloads come
 * through it as well.
 */
final class FaultyWire implements AutoCloseable {
    /** What becomes of a call. */
    enum Fault {
        NONE,
        /** A server in between answers 503 with a page, and passes nothing on. */
        BROKEN,
        /** A server in between answers 200 with a page; nobody can tell whether an order that is so answered was taken. */
        PAGE,
        /** The call is passed on, and its answer is lost. */
        UNANSWERED,
        /** The call is passed on, and a page comes in the place of its answer. */
        PAGE_FOR_ANSWER,
        /** The answer breaks off in its middle, after its whole length was announced. */
        CUT,
        /** The call is passed on only after a while. */
        SLOW,
        /** The answer comes after whatever the other side does meanwhile, such as calling back. */
        HELD,
        /** Answered with 204 and passed on to nobody. */
        DROPPED,
        /** Passed on five times at the same moment. */
        REPEATED,
        /** Answered at once, and passed on when nobody waits for it any more. */
        LATE,
        /** One with a contrary word comes before it, as somebody sends it who knows the address. */
        FORGED
    }

    private static final Duration A_WHILE = Duration.ofSeconds(5);
    private static final int REPEATS = 5;
    private static final String PAGE_TEXT =
            "<!DOCTYPE html><html><body><h1>Bad gateway</h1><p>Please come back later.</p></body></html>";
    private static final Set<String> NOT_PASSED_ON =
            Set.of("connection", "content-length", "host", "transfer-encoding", "expect", "upgrade", "http2-settings");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService work = Executors.newCachedThreadPool();
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
    private final Map<String, AtomicInteger> seen = new ConcurrentHashMap<>();
    private final List<String> suffered = new CopyOnWriteArrayList<>();
    private final URI target;
    private InetSocketAddress place = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private HttpServer server;
    private volatile BiFunction<String, Integer, Fault> plan = (kind, nth) -> Fault.NONE;

    /** @param target the server behind it, without a path */
    FaultyWire(URI target) {
        this.target = target;
        open();
    }

    /** Takes calls, at the same place as before if it was shut. */
    void open() {
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
        server.stop(0);
    }

    /** Without a slash at its end. */
    String address() {
        return "http://127.0.0.1:" + place.getPort();
    }

    /** @param next what becomes of the nth call, from 1, of a kind, such as {@code GET /sandbox/sonauto/generations/*} */
    void plan(BiFunction<String, Integer, Fault> next) {
        seen.clear();
        suffered.clear();
        plan = next;
    }

    /** The calls to which something was done. */
    List<String> suffered() {
        return List.copyOf(suffered);
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String kind = exchange.getRequestMethod() + " "
                + exchange.getRequestURI().getPath().replaceAll("/[^/]*(\\d[^/]*\\d|[^/]{20,})[^/]*", "/*");
        int nth = seen.computeIfAbsent(kind, any -> new AtomicInteger()).incrementAndGet();
        Fault fault = plan.apply(kind, nth);
        if (fault != Fault.NONE) {
            suffered.add(fault + " " + kind);
        }
        try (exchange) {
            suffer(fault, exchange, body);
        }
    }

    private void suffer(Fault fault, HttpExchange exchange, byte[] body) throws IOException {
        switch (fault) {
            case BROKEN -> page(exchange, 503);
            case PAGE -> page(exchange, 200);
            case UNANSWERED -> pass(exchange, body);
            case PAGE_FOR_ANSWER -> {
                pass(exchange, body);
                page(exchange, 200);
            }
            case CUT -> {
                Passed answer = pass(exchange, body);
                send(exchange, answer, answer.body().length / 2);
            }
            case SLOW -> {
                rest();
                give(exchange, pass(exchange, body));
            }
            case HELD -> {
                Passed answer = pass(exchange, body);
                rest();
                give(exchange, answer);
            }
            case DROPPED -> exchange.sendResponseHeaders(204, -1);
            case REPEATED -> repeat(exchange, body);
            case LATE -> {
                HttpRequest later = request(exchange, body);
                clock.schedule(
                        () -> http.sendAsync(later, BodyHandlers.discarding()),
                        2 * A_WHILE.toSeconds(),
                        TimeUnit.SECONDS);
                exchange.sendResponseHeaders(204, -1);
            }
            case FORGED -> {
                pass(exchange, contrary(body));
                give(exchange, pass(exchange, body));
            }
            case NONE -> give(exchange, pass(exchange, body));
        }
    }

    private void repeat(HttpExchange exchange, byte[] body) throws IOException {
        List<CompletableFuture<HttpResponse<byte[]>>> answers = new ArrayList<>();
        for (int i = 0; i < REPEATS; i++) {
            answers.add(http.sendAsync(request(exchange, body), BodyHandlers.ofByteArray()));
        }
        give(
                exchange,
                passed(answers.stream().map(CompletableFuture::join).toList().get(0)));
    }

    private static byte[] contrary(byte[] body) {
        return new String(body, StandardCharsets.UTF_8)
                .replace("SUCCESS", "FAILURE")
                .replace("succeeded", "failed")
                .replace("\"ready\"", "\"failed\"")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** An answer, in which the server behind names its files by our address. */
    private record Passed(int status, Map<String, List<String>> headers, byte[] body) {}

    private Passed passed(HttpResponse<byte[]> answer) {
        byte[] body = answer.body();
        boolean json = answer.headers().firstValue("Content-Type").orElse("").contains("json");
        return new Passed(
                answer.statusCode(),
                answer.headers().map(),
                json
                        ? new String(body, StandardCharsets.UTF_8)
                                .replace(origin(), address())
                                .getBytes(StandardCharsets.UTF_8)
                        : body);
    }

    private String origin() {
        return target.getScheme() + "://" + target.getAuthority();
    }

    private Passed pass(HttpExchange exchange, byte[] body) throws IOException {
        try {
            return passed(http.send(request(exchange, body), BodyHandlers.ofByteArray()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("This is over", e);
        }
    }

    private HttpRequest request(HttpExchange exchange, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(target.resolve(exchange.getRequestURI()))
                .timeout(Duration.ofSeconds(60))
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private static void give(HttpExchange exchange, Passed answer) throws IOException {
        send(exchange, answer, answer.body().length);
    }

    private static void send(HttpExchange exchange, Passed answer, int length) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        answer.headers().forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, values);
            }
        });
        int whole = answer.body().length;
        exchange.sendResponseHeaders(answer.status(), whole == 0 ? -1 : whole);
        if (whole > 0) {
            OutputStream out = exchange.getResponseBody();
            out.write(answer.body(), 0, length);
            out.flush();
        }
    }

    private static void page(HttpExchange exchange, int status) throws IOException {
        byte[] text = PAGE_TEXT.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html");
        exchange.sendResponseHeaders(status, text.length);
        exchange.getResponseBody().write(text);
    }

    private static void rest() throws IOException {
        try {
            TimeUnit.NANOSECONDS.sleep(A_WHILE.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("This is over", e);
        }
    }

    @Override
    public void close() {
        shut();
        work.shutdownNow();
        clock.shutdownNow();
    }
}
