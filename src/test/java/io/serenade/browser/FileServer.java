package io.serenade.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A folder of videos on a local address: an empty page, and files from any byte on, as browsers ask for them. */
final class FileServer implements AutoCloseable {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final Path folder;

    FileServer(Path folder) throws IOException {
        this.folder = folder;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String name = exchange.getRequestURI().getPath().substring(1);
            if (name.endsWith(".mp4")) {
                sendVideo(exchange, Files.readAllBytes(folder.resolve(name)));
            } else {
                exchange.getResponseHeaders().set("Content-Type", "text/html");
                exchange.sendResponseHeaders(200, -1);
            }
        }
    }

    private static void sendVideo(HttpExchange exchange, byte[] video) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "video/mp4");
        exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
        String asked = exchange.getRequestHeaders().getFirst("Range");
        Matcher range = RANGE.matcher(asked == null ? "" : asked);
        boolean part = range.matches();
        int from = part ? Integer.parseInt(range.group(1)) : 0;
        int to = part && !range.group(2).isEmpty() ? Integer.parseInt(range.group(2)) + 1 : video.length;
        if (part) {
            exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + video.length);
        }
        exchange.sendResponseHeaders(part ? 206 : 200, to - from);
        exchange.getResponseBody().write(video, from, to - from);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
