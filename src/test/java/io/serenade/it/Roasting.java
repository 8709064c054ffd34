package io.serenade.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.awaitility.Awaitility;

/**
 * A back end as there are many: it orders, stores the id, asks for the status every so often, and knows four words. What it
 * relies on, it checks.
 */
final class Roasting {
    private static final Set<String> WORDS = Set.of("queued", "processing", "completed", "failed");
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
    private static final Duration VIDEO_WITHIN = Duration.ofSeconds(90);
    private static final Duration EVERY = Duration.ofMillis(100);

    private final Api api;
    private final Set<String> seen = new LinkedHashSet<>();

    Roasting(Api api) {
        this.api = api;
    }

    /** The address of a photo that everybody may use. */
    String photo(String name) {
        return api.address() + "/sandbox/photos/" + name + ".jpg";
    }

    Answer generate(String text, String image, String... more) {
        return api.post("/api/generate-video", order(text, image, more));
    }

    Answer generateNamed(String key, String text, String image) {
        return api.post("/api/generate-video", order(text, image), "Idempotency-Key", key);
    }

    private static String order(String text, String image, String... more) {
        JsonObjectBuilder order = Json.createObjectBuilder().add("text", text).add("image_url", image);
        for (int i = 0; i < more.length; i += 2) {
            order.add(more[i], more[i + 1]);
        }
        return order.build().toString();
    }

    /** Orders as clients do, who give up when there is no answer within half a minute. @return the job's id */
    String start(String text, String image, String... more) {
        long begun = System.nanoTime();
        JsonObject taken = generate(text, image, more).is(202).json();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(ANSWER_WITHIN);
        assertThat(taken.keySet()).containsExactly("job_id", "status");
        assertThat(taken.getString("status")).isEqualTo("queued");
        return taken.getString("job_id");
    }

    Answer status(String id) {
        return api.get("/api/video-status/" + id);
    }

    Answer result(String id) {
        return api.get("/api/video-result/" + id);
    }

    JsonObject job(String id) {
        return api.get("/api/v1/jobs/" + id).is(200).json();
    }

    /** @return the result, once the status is the last word */
    JsonObject await(String id, String last) {
        Awaitility.await().atMost(VIDEO_WITHIN).pollInterval(EVERY).until(() -> {
            JsonObject status = status(id).is(200).json();
            assertThat(status.keySet()).containsExactly("job_id", "status", "detail", "updated_at");
            assertThat(status.getString("job_id")).isEqualTo(id);
            assertThat(status.getString("status")).isIn(WORDS);
            assertThat(status.getString("detail")).isNotBlank();
            seen.add(status.getString("status"));
            return status.getString("status").equals(last);
        });
        JsonObject result = result(id).is(200).json();
        assertThat(result.keySet()).containsExactly("job_id", "status", "video_url", "detail");
        assertThat(result.getString("status")).isEqualTo(last);
        return result;
    }

    /** The words that were told, in their order. */
    Set<String> seen() {
        return seen;
    }
}
