package io.serenade.pages;

import com.sun.net.httpserver.HttpExchange;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/**
 * The API of a microsite that has no engine: songs walk through their steps in twelve seconds. The pet's name chooses
 * the script: {@code Limit}, {@code Busy}, {@code Sold}, {@code Fail}, {@code Broken}, {@code Down} and {@code Refused}
 * get the answer of that name, everything else becomes a song. A video is served when {@code preview.video} names one.
 */
final class ScriptedApi {
    private static final Pattern PHOTO = Pattern.compile("\"photo\":\"data:image/jpeg;base64,([^\"]+)\"");
    private static final Pattern PET = Pattern.compile("\"pet_name\":\"([^\"]*)\"");
    private static final String[] STEPS = {"queued", "composing", "composing", "downloading", "rendering", "rendering"};

    /** Songs that stay where they are. */
    private static final Set<String> STANDING = Set.of("slow", "demo", "again", "live");

    private static final String WORDS = "\"[Verse]\\nYou steal my socks, you steal my chair,\\n"
            + "you leave a little of you everywhere.\\n\\n[Chorus]\\nOh Toby, Toby, you and Matt\"";

    private static final String CAPTIONS = """
            WEBVTT

            00:00:04.000 --> 00:00:12.000
            You steal my socks, you steal my chair,
            """;

    private static final byte[] DISC = disc();

    private final Map<String, Instant> orders = new ConcurrentHashMap<>();
    private final Map<String, byte[]> photos = new ConcurrentHashMap<>();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private final Set<String> erased = ConcurrentHashMap.newKeySet();
    private final AtomicInteger count = new AtomicInteger();
    private final ScriptedClips clips = new ScriptedClips();
    private final ScriptedFilms films = new ScriptedFilms();

    void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/api/campaign")) {
            json(exchange, 200, "{\"state\":\"open\"}");
        } else if (path.equals("/api/pet-check")) {
            json(exchange, 200, "{\"success\":true,\"pet_seen\":true}");
        } else if (path.startsWith("/api/counts/")) {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        } else if (films.answers(path)) {
            films.answer(exchange);
        } else if (clips.answers(path)) {
            clips.answer(exchange);
        } else if (path.equals("/api/submissions")) {
            order(exchange);
        } else if (path.startsWith("/api/submissions/")) {
            String[] parts = path.split("/", -1);
            song(exchange, parts[3], parts.length > 4 ? parts[4] : "");
        } else {
            media(exchange, path);
        }
    }

    long ageSeconds(String id) {
        return Duration.between(orders.getOrDefault(id, Instant.now()), Instant.now())
                .toSeconds();
    }

    boolean hasFailed(String id) {
        return failing.contains(id);
    }

    boolean isErased(String id) {
        return erased.contains(id);
    }

    private void order(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Matcher pet = PET.matcher(body);
        switch (pet.find() ? pet.group(1) : "") {
            case "Limit" ->
                json(
                        exchange,
                        429,
                        "{\"success\":false,\"error\":\"rate_limit_exceeded\",\"message\":"
                                + "\"No more songs.\",\"attempts_used\":10,\"max_attempts\":10}");
            case "Sold" ->
                json(exchange, 429, "{\"success\":false,\"error\":\"rate_limit_exceeded\",\"message\":\"-\"}");
            case "Busy" -> {
                exchange.getResponseHeaders().set("Retry-After", "1500");
                json(exchange, 429, "{\"success\":false,\"error\":\"too_many_requests\",\"message\":\"Too many.\"}");
            }
            case "Broken" -> json(exchange, 500, "{\"success\":false,\"error\":\"server_error\",\"message\":\"-\"}");
            case "Down" ->
                json(exchange, 503, "{\"success\":false,\"error\":\"service_unavailable\",\"message\":\"-\"}");
            case "Refused" ->
                json(
                        exchange,
                        400,
                        "{\"success\":false,\"error\":\"validation_failed\",\"message\":"
                                + "\"We would rather not sing that name.\",\"fields\":[{\"field\":\"pet_name\",\"message\":"
                                + "\"We would rather not sing that name.\"}]}");
            default -> accept(exchange, body);
        }
    }

    private void accept(HttpExchange exchange, String body) throws IOException {
        String id = "song" + count.incrementAndGet();
        orders.put(id, Instant.now());
        if (body.contains("\"pet_name\":\"Fail\"")) {
            failing.add(id);
        }
        Matcher photo = PHOTO.matcher(body);
        if (photo.find()) {
            photos.put(id, Base64.getDecoder().decode(photo.group(1)));
        }
        json(
                exchange,
                200,
                "{\"success\":true,\"session_id\":\"" + id + "\",\"cookie_id\":\"cookie_preview\","
                        + "\"delete_token\":\"token\",\"message\":\"Submission received successfully\"}");
    }

    private void song(HttpExchange exchange, String id, String what) throws IOException {
        orders.putIfAbsent(id, Instant.now());
        switch (what) {
            case "" -> {
                erased.add(id);
                exchange.sendResponseHeaders(204, -1);
            }
            case "status" ->
                json(
                        exchange,
                        200,
                        "{\"session_id\":\"" + id + "\",\"status\":\"" + status(id) + "\",\"created_at\":\""
                                + orders.get(id) + "\"}");
            case "progress" -> json(exchange, 200, progress(id));
            case "retry" -> {
                failing.remove(id);
                orders.put(id, Instant.now());
                json(exchange, 200, "{\"success\":true,\"session_id\":\"" + id + "\"}");
            }
            case "notify" -> notify(exchange);
            case "report" -> json(exchange, 200, "{\"success\":true}");
            case "wall" -> json(exchange, 200, "{\"success\":true,\"session_id\":\"" + id + "\",\"wall\":\"none\"}");
            default -> stream(exchange, id);
        }
    }

    private static void notify(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (body.contains("@")) {
            json(exchange, 200, "{\"success\":true}");
        } else {
            json(
                    exchange,
                    400,
                    "{\"success\":false,\"error\":\"validation_failed\",\"message\":"
                            + "\"Please check the e-mail address; one looks like me@example.com.\"}");
        }
    }

    private void stream(HttpExchange exchange, String id) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        for (int i = 0; i < 60; i++) {
            out.write(("event: progress\ndata: " + progress(id) + "\n\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
            try {
                Thread.sleep(1000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private String status(String id) {
        if (STANDING.contains(id) || id.equals("words") || ageSeconds(id) < 12) {
            return "processing";
        }
        return failing.contains(id) ? "fail" : "success";
    }

    private String progress(String id) {
        long age = id.equals("words") ? 8 : STANDING.contains(id) ? 4 : Math.min(12, ageSeconds(id));
        String step = age >= 12 ? (failing.contains(id) ? "failed" : "ready") : STEPS[(int) age / 2];
        return "{\"session_id\":\"" + id + "\",\"status\":\"" + status(id) + "\",\"step\":\"" + step + "\",\"percent\":"
                + age * 100 / 12 + ",\"place\":" + (age < 2 ? 3 : 0) + ",\"estimate_seconds\":" + (12 - age) * 15
                + ",\"lyrics\":" + (age >= 6 || id.equals("words") ? WORDS : "null")
                + ",\"listen_url\":" + (id.equals("live") ? "\"/storage/live/live.mp3\"" : "null")
                + ",\"again\":" + (id.equals("again") ? "{\"name\":\"Toby\",\"sung\":\"Tobby\"}" : "null") + "}";
    }

    private void media(HttpExchange exchange, String path) throws IOException {
        String id = path.substring(path.lastIndexOf('/') + 1).replaceFirst("(-share)?\\..*", "");
        if (path.endsWith(".mp4")) {
            String video = System.getProperty("preview.video");
            byte[] bytes = video == null ? new byte[0] : Files.readAllBytes(Path.of(video));
            send(exchange, video == null ? 404 : 200, "video/mp4", bytes);
        } else if (path.endsWith(".vtt")) {
            send(exchange, 200, "text/vtt", CAPTIONS.getBytes(StandardCharsets.UTF_8));
        } else {
            byte[] photo = photos.get(id);
            send(exchange, 200, "image/jpeg", photo == null ? DISC : photo);
        }
    }

    /** A pet to look at where no photo was sent: 900 by 700 pixels. */
    static byte[] portrait() {
        try (InputStream in = ScriptedApi.class.getResourceAsStream("portrait.jpg")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The middle of the portrait, as the studio would have pressed it on the record. */
    private static byte[] disc() {
        try {
            BufferedImage whole = ImageIO.read(new ByteArrayInputStream(portrait()));
            BufferedImage square = whole.getSubimage(150, 20, 600, 600);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(square, "jpeg", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void json(HttpExchange exchange, int status, String body) throws IOException {
        send(exchange, status, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
