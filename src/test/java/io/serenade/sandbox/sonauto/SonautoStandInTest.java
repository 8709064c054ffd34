package io.serenade.sandbox.sonauto;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.sandbox.tasks.Fault;
import io.serenade.sandbox.tasks.SandboxTask;
import io.serenade.sandbox.tasks.SandboxTasks;
import io.serenade.sandbox.tasks.SongSeconds;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SonautoStandInTest {
    private static final Instant NOON = Instant.parse("2027-02-14T12:00:00Z");
    private static final URI SONGS = URI.create("http://127.0.0.1/songs/");
    private static final SongSeconds LENGTHS = SongSeconds.parse("30-60");
    private static final String ASKED = """
            {"prompt": "A song between Matt and their beloved Dog Toby.", "lyrics": "", "tags": ["my Toby", "chill"],
             "output_format": "m4a", "output_bit_rate": 192, "align_lyrics": true,
             "webhook_url": "http://127.0.0.1/toby"}""";

    private final List<SandboxTask> ended = new ArrayList<>();
    private final SonautoStandIn standIn = new SonautoStandIn();

    SonautoStandInTest() {
        standIn.tasks = new EndedTasks();
        ended.add(task(ASKED));
        standIn.removeInputs(NOON.plusSeconds(3600));
    }

    @Test
    void remembersNoWordOfAnOldTask() {
        assertThat(ended.get(0).request()).doesNotContainIgnoringCase("toby").doesNotContain("Matt");
    }

    @Test
    void stillAnswersForItWithTheSameSong() {
        SandboxTask before = task(ASKED);
        JsonObject record = SonautoMessages.record(ended.get(0), NOON.plusSeconds(60), SONGS, LENGTHS);

        assertThat(SongOrder.of(SonautoRequest.of(ended.get(0)), LENGTHS))
                .isEqualTo(SongOrder.of(SonautoRequest.of(before), LENGTHS));
        assertThat(record.getString("status")).isEqualTo("SUCCESS");
        assertThat(record.getJsonArray("song_paths").getString(0)).isEqualTo(SONGS + "audio_id_0.m4a");
        assertThat(record.get("lyrics")).isEqualTo(JsonValue.NULL);
        assertThat(record.get("prompt")).isEqualTo(JsonValue.NULL);
    }

    @Test
    void leavesTheWordsWhileSomebodyMayStillCallForThem() {
        List<Instant> moments = ((EndedTasks) standIn.tasks).askedFor;

        assertThat(moments).containsExactly(NOON.plusSeconds(3600).minus(Duration.ofMinutes(15)));
    }

    private static SandboxTask task(String request) {
        return SandboxTask.accept("id", "sonauto", request, NOON, Duration.ofSeconds(8), Fault.NONE, Optional.empty());
    }

    /** Tasks that are all long over, without a database. */
    private final class EndedTasks extends SandboxTasks {
        private final List<Instant> askedFor = new ArrayList<>();

        @Override
        public List<SandboxTask> listWithInput(String provider, Instant moment) {
            askedFor.add(moment);
            return List.copyOf(ended);
        }

        @Override
        public void removeInput(String id, String request) {
            ended.replaceAll(task -> task.id().equals(id) ? task(request) : task);
        }
    }
}
