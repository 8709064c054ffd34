package io.serenade.proof;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends what no decent client sends: any path and any header, as they are written. Each call comes from an address of
 * its own, so that no limit of an address hides what is looked for.
 */
final class RawHttp {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int LONGEST = 4_000_000;
    private static final AtomicInteger CALLS = new AtomicInteger();

    private final URI server;

    RawHttp(URI server) {
        this.server = server;
    }

    /** @param headers in small letters, as they came, one to a line. @param body of a stream its beginning only */
    record Answer(int status, List<String> headers, byte[] body, Duration took) {
        Optional<String> header(String name) {
            return headers.stream()
                    .filter(line -> line.startsWith(name + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst();
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        String type() {
            return header("content-type").orElse("");
        }

        boolean isPage() {
            return type().startsWith("text/html");
        }

        @Override
        public String toString() {
            return status + " " + headers + "\n" + text().substring(0, Math.min(600, text().length()));
        }
    }

    Answer get(String target, String... headers) {
        return call("GET", target, new byte[0], headers);
    }

    Answer postJson(String target, String body, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "application/json";
        return call("POST", target, body.getBytes(StandardCharsets.UTF_8), all);
    }

    /** @param headers names and values by turns; one of ours is left out where its name is among them */
    Answer call(String method, String target, byte[] body, String... headers) {
        int number = CALLS.incrementAndGet();
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Host", server.getAuthority());
        all.put(
                "X-Forwarded-For",
                "198." + (18 + number / 62_500 % 2) + "." + number / 250 % 250 + "." + (number % 250 + 1));
        all.put("Prefer", "respond-async");
        if (body.length > 0 || !List.of("GET", "HEAD").contains(method)) {
            all.put("Content-Length", Integer.toString(body.length));
        }
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        all.put("Connection", "close");
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        all.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return exchange(head.append("\r\n").toString(), body);
    }

    private Answer exchange(String head, byte[] body) {
        long begun = System.nanoTime();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), (int) PATIENCE.toMillis());
            socket.setSoTimeout((int) PATIENCE.toMillis());
            send(socket.getOutputStream(), head, body);
            return read(new BufferedInputStream(socket.getInputStream()), begun);
        } catch (IOException e) {
            throw new UncheckedIOException(head.lines().findFirst().orElse(""), e);
        }
    }

    /** A server that has refused what it saw so far need not read the rest. */
    private static void send(OutputStream out, String head, byte[] body) throws IOException {
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        try {
            out.write(body);
            out.flush();
        } catch (IOException e) {
            if (body.length == 0) {
                throw e;
            }
        }
    }

    private static Answer read(InputStream in, long begun) throws IOException {
        String head = head(in);
        List<String> lines = head.lines().toList();
        if (lines.isEmpty()) {
            return new Answer(0, List.of(), new byte[0], Duration.ofNanos(System.nanoTime() - begun));
        }
        List<String> headers = lines.stream()
                .skip(1)
                .filter(line -> !line.isEmpty())
                .map(line -> line.substring(0, Math.max(0, line.indexOf(':'))).toLowerCase(Locale.ROOT)
                        + line.substring(Math.max(0, line.indexOf(':'))))
                .toList();
        boolean stream = headers.stream().anyMatch(line -> line.startsWith("content-type: text/event-stream"));
        byte[] body = stream ? new byte[0] : rest(in);
        return new Answer(
                Integer.parseInt(lines.get(0).split(" ")[1]),
                headers,
                body,
                Duration.ofNanos(System.nanoTime() - begun));
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int last = 0;
        for (int read = in.read(); read >= 0; read = in.read()) {
            head.write(read);
            last = last << 8 | read;
            if (last == ('\r' << 24 | '\n' << 16 | '\r' << 8 | '\n')) {
                break;
            }
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static byte[] rest(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] block = new byte[16_384];
        try {
            for (int read = in.read(block); read >= 0 && body.size() < LONGEST; read = in.read(block)) {
                body.write(block, 0, read);
            }
        } catch (SocketTimeoutException e) {
            throw new IOException("The answer never ended", e);
        }
        return body.toByteArray();
    }
}
