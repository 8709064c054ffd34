package io.serenade.sandbox.sonauto;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.sandbox.tasks.Fault;
import io.serenade.sandbox.tasks.SandboxTask;
import io.serenade.sandbox.tasks.SongSeconds;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SonautoAlignmentTest {
    private static final Instant NOON = Instant.parse("2027-02-14T12:00:00Z");
    private static final String PROMPT =
            "\"prompt\":\"a song between Matt and their beloved Dog Toby.\",\"tags\":[\"chill\"]";

    @Test
    void comesAfterTheSong() {
        SandboxTask task = task("{" + PROMPT + ",\"align_lyrics\":true}", Fault.NONE);

        assertThat(record(task, 7).getString("alignment_status")).isEqualTo("REQUESTED");
        assertThat(record(task, 8).getString("status")).isEqualTo("SUCCESS");
        assertThat(record(task, 9).getString("alignment_status")).isEqualTo("ALIGNING");
        assertThat(record(task, 9).get("word_aligned_lyrics")).isEqualTo(JsonValue.NULL);
        assertThat(record(task, 10).getString("alignment_status")).isEqualTo("SUCCESS");
        JsonObject first = record(task, 10).getJsonArray("word_aligned_lyrics").getJsonObject(0);
        assertThat(first.getJsonNumber("end_time").doubleValue())
                .isGreaterThan(first.getJsonNumber("start_time").doubleValue());
    }

    @Test
    void isNotDoneUnasked() {
        assertThat(record(task("{" + PROMPT + "}", Fault.NONE), 60).get("alignment_status"))
                .isEqualTo(JsonValue.NULL);
        assertThat(record(task("{" + PROMPT + ",\"align_lyrics\":true}", Fault.FAIL), 60)
                        .get("alignment_status"))
                .isEqualTo(JsonValue.NULL);
    }

    private static JsonObject record(SandboxTask task, int secondsLater) {
        return SonautoMessages.record(
                task, NOON.plusSeconds(secondsLater), URI.create("http://127.0.0.1/songs/"), SongSeconds.parse("30"));
    }

    private static SandboxTask task(String request, Fault fault) {
        return SandboxTask.accept(
                UUID.randomUUID().toString(), "sonauto", request, NOON, Duration.ofSeconds(8), fault, Optional.empty());
    }
}
