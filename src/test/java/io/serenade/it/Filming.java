package io.serenade.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;

/** Somebody with an account who has songs made into films. */
final class Filming {
    static final String WISH =
            "A lighthouse by the sea at night; a girl in a red coat walks along and counts the stars";
    private static final Duration FILM_WITHIN = Duration.ofMinutes(5);
    private static final Duration EVERY = Duration.ofMillis(300);
    private static final String BOUNDARY = "xYzBoundary";

    private final Api api;
    private final String token;

    Filming(Api api) {
        this.api = api;
        token = api.post(
                        "/api/v1/auth/register",
                        "{\"email\":\"" + UUID.randomUUID() + "@example.com\",\"password\":\"lantern-otter-4711\"}")
                .isOk()
                .field("access_token");
    }

    /** An event of a stream. */
    record Event(long id, String name, JsonObject data) {}

    Answer get(String path, String... headers) {
        return api.get(path, with(headers));
    }

    Answer post(String path, String body, String... headers) {
        return api.post(path, body, with(headers));
    }

    Answer send(String method, String path) {
        return api.send(method, path, BodyPublishers.noBody(), with());
    }

    private String[] with(String... headers) {
        List<String> all = new ArrayList<>(List.of("Authorization", "Bearer " + token));
        all.addAll(List.of(headers));
        return all.toArray(String[]::new);
    }

    /** Sends a form. @param parts names, each with a text, or a file as bytes */
    Answer upload(Object... parts) {
        List<BodyPublisher> body = new ArrayList<>();
        for (int i = 0; i < parts.length; i += 2) {
            boolean file = parts[i + 1] instanceof byte[];
            body.add(BodyPublishers.ofString("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + parts[i]
                    + "\"" + (file ? "; filename=\"song.bin\"" : "") + "\r\n\r\n"));
            body.add(
                    file
                            ? BodyPublishers.ofByteArray((byte[]) parts[i + 1])
                            : BodyPublishers.ofString((String) parts[i + 1], StandardCharsets.UTF_8));
            body.add(BodyPublishers.ofString("\r\n"));
        }
        body.add(BodyPublishers.ofString("--" + BOUNDARY + "--\r\n"));
        return api.send(
                "POST",
                "/api/v1/upload-audio",
                BodyPublishers.concat(body.toArray(BodyPublisher[]::new)),
                with("Content-Type", "multipart/form-data; boundary=" + BOUNDARY));
    }

    /** @return the job's id */
    String start(byte[] song, String... more) {
        Object[] parts = new Object[4 + more.length];
        parts[0] = "audio_file";
        parts[1] = song;
        parts[2] = "user_prompt";
        parts[3] = WISH;
        System.arraycopy(more, 0, parts, 4, more.length);
        JsonObject taken = upload(parts).isOk().json();
        assertThat(taken.keySet()).containsExactly("job_id", "audio_url", "status", "estimated_time");
        assertThat(taken.getString("status")).isEqualTo("queued");
        return taken.getString("job_id");
    }

    /** Bytes of the film. */
    long size(String id) {
        return Long.parseLong(
                send("HEAD", "/api/v1/jobs/" + id + "/download").isOk().header("Content-Length"));
    }

    JsonObject job(String id) {
        return get("/api/v1/jobs/" + id).isOk().json();
    }

    JsonObject await(String id, String status) {
        Awaitility.await().atMost(FILM_WITHIN).pollInterval(EVERY).until(() -> job(id), job -> List.of(
                        status, "completed", "failed")
                .contains(job.getString("status")));
        JsonObject job = job(id);
        assertThat(job.getString("status")).as(job.toString()).isEqualTo(status);
        return job;
    }

    /** All that a finished stream tells. */
    List<Event> events(String id, String... headers) {
        List<Event> events = new ArrayList<>();
        for (String block :
                get("/api/v1/jobs/" + id + "/stream", headers).isOk().text().split("\n\n")) {
            if (block.contains("data:")) {
                events.add(
                        new Event(Long.parseLong(line(block, "id")), line(block, "event"), parse(line(block, "data"))));
            }
        }
        return events;
    }

    private static String line(String block, String name) {
        return block.lines()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + block));
    }

    /** The path and query of an address of ours. */
    String pathOf(String address) {
        assertThat(address).startsWith(api.address());
        return address.substring(api.address().length());
    }

    private static JsonObject parse(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
