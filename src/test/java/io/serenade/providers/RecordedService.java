package io.serenade.providers;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** An outside service that gives recorded answers over HTTP and counts the calls. */
public final class RecordedService implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Recorded> answers = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** What came in. */
    public record Call(String method, String path, Headers headers, String body) {
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.getFirst(name));
        }
    }

    private interface Recorded {
        void answer(HttpExchange exchange) throws IOException;
    }

    public RecordedService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    public URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** Answers a route, for example {@code POST /v1/predictions}, from now on. */
    public RecordedService on(String route, int status, String json, String... headers) {
        return on(route, status, json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), headers);
    }

    public RecordedService on(String route, int status, byte[] body, String... headers) {
        answers.put(route, exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            exchange.getResponseHeaders().putIfAbsent("Content-Type", List.of("application/json"));
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        });
        return this;
    }

    /** Refuses the requests of a route whose body has this word in it; all others are answered as before. */
    public RecordedService refuses(String route, String word, int status, String json) {
        Recorded usual = answers.get(route);
        on(route, status, json);
        Recorded refusal = answers.get(route);
        answers.put(route, exchange -> (calls.get(calls.size() - 1).body().contains(word) ? refusal : usual)
                .answer(exchange));
        return this;
    }

    /** Takes the request of a route and then closes the connection. */
    public RecordedService cuts(String route) {
        answers.put(route, exchange -> {});
        return this;
    }

    /** Begins to answer a route, and sends no more until this is closed. */
    public RecordedService stalls(String route) {
        answers.put(route, exchange -> {
            exchange.sendResponseHeaders(200, 10);
            exchange.getResponseBody().write('I');
            exchange.getResponseBody().flush();
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return this;
    }

    public List<Call> calls() {
        return calls;
    }

    public List<Call> calls(String route) {
        return calls.stream()
                .filter(call -> route.equals(call.method() + " " + call.path()))
                .toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        calls.add(new Call(
                exchange.getRequestMethod(),
                path,
                exchange.getRequestHeaders(),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        Recorded recorded = answers.get(exchange.getRequestMethod() + " " + path);
        if (recorded == null) {
            exchange.sendResponseHeaders(404, -1);
        } else {
            recorded.answer(exchange);
        }
        exchange.close();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
