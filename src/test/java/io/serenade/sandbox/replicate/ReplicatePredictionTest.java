package io.serenade.sandbox.replicate;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.sandbox.tasks.Fault;
import io.serenade.sandbox.tasks.SandboxTask;
import io.serenade.sandbox.tasks.SandboxTask.Stop;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplicatePredictionTest {
    private static final URI BASE = URI.create("http://localhost:8080/sandbox/");
    private static final Instant START = Instant.parse("2026-11-01T10:00:00Z");
    private static final Duration DELAY = Duration.ofSeconds(20);
    private static final String ASKED = """
            {"model": "stability-ai/sdxl", "version": "7762", "input": {"prompt": "a cat", "num_outputs": 2}, "seed": 42,
             "base": "http://localhost:8080/sandbox/", "webhook": "https://example.com/hook"}""";

    @Test
    void startsRunsAndSucceeds() {
        SandboxTask task = task(Fault.NONE);

        assertThat(at(task, 1).getString("status")).isEqualTo("starting");
        assertThat(at(task, 1).get("started_at")).isEqualTo(JsonValue.NULL);
        assertThat(at(task, 10).getString("status")).isEqualTo("processing");
        assertThat(at(task, 10).get("output")).isEqualTo(JsonValue.NULL);
        assertThat(at(task, 10).getString("logs"))
                .startsWith("Using seed: 42\n")
                .contains("12/25");
        assertThat(at(task, 20).getString("status")).isEqualTo("succeeded");
    }

    @Test
    void showsItsEndInFull() {
        assertThat(at(task(Fault.NONE), 20)).isEqualTo(ReplicateRequestTest.json("""
                {"id": "abc", "model": "stability-ai/sdxl", "version": "7762",
                 "input": {"prompt": "a cat", "num_outputs": 2},
                 "logs": "Using seed: 42\\n100%|██████████| 25/25\\n",
                 "output": ["http://localhost:8080/sandbox/replicate/files/abc/out-0.png",
                            "http://localhost:8080/sandbox/replicate/files/abc/out-1.png"],
                 "data_removed": false, "error": null, "source": "api", "status": "succeeded",
                 "created_at": "2026-11-01T10:00:00.000000Z", "started_at": "2026-11-01T10:00:02.000000Z",
                 "completed_at": "2026-11-01T10:00:20.000000Z",
                 "metrics": {"predict_time": 18.0, "total_time": 20.0},
                 "urls": {"get": "http://localhost:8080/sandbox/replicate/v1/predictions/abc",
                          "cancel": "http://localhost:8080/sandbox/replicate/v1/predictions/abc/cancel",
                          "web": "http://localhost:8080/sandbox/replicate/p/abc"},
                 "webhook": "https://example.com/hook"}"""));
    }

    @Test
    void forgetsAllButItselfAfterAnHour() {
        JsonObject later = at(task(Fault.NONE), 3700);

        assertThat(later.getBoolean("data_removed")).isTrue();
        assertThat(later.getJsonObject("input")).isEmpty();
        assertThat(later.get("output")).isEqualTo(JsonValue.NULL);
        assertThat(later.getString("logs")).isEmpty();
        assertThat(later.getString("status")).isEqualTo("succeeded");
    }

    @Test
    void failsWithASentence() {
        JsonObject failed = at(task(Fault.FAIL), 20);

        assertThat(failed.getString("status")).isEqualTo("failed");
        assertThat(failed.getString("error")).isEqualTo(ReplicatePrediction.FAILURE);
        assertThat(failed.get("output")).isEqualTo(JsonValue.NULL);
    }

    @Test
    void endsAsAbortedOrCanceledAtItsDeadline() {
        SandboxTask early = task(Fault.NONE).stoppedAt(START.plusSeconds(1), Stop.ABORTED);
        assertThat(at(early, 1).getString("status")).isEqualTo("aborted");
        assertThat(at(early, 1).get("started_at")).isEqualTo(JsonValue.NULL);

        SandboxTask late = task(Fault.NONE).stoppedAt(START.plusSeconds(10), Stop.CANCELED);
        assertThat(at(late, 9).getString("status")).isEqualTo("processing");
        assertThat(at(late, 10).getString("status")).isEqualTo("canceled");
        assertThat(at(late, 10)
                        .getJsonObject("metrics")
                        .getJsonNumber("predict_time")
                        .doubleValue())
                .isEqualTo(8);

        SandboxTask done = task(Fault.NONE).stoppedAt(START.plusSeconds(60), Stop.CANCELED);
        assertThat(at(done, 20).getString("status")).isEqualTo("succeeded");

        assertThat(at(task(Fault.ABORTED).abortedAtItsEnd(), 10).getString("status"))
                .isEqualTo("starting");
    }

    private static JsonObject at(SandboxTask task, long seconds) {
        return new ReplicatePrediction(task, START.plusSeconds(seconds)).toJson(BASE);
    }

    private static SandboxTask task(Fault fault) {
        return SandboxTask.accept("abc", "replicate", ASKED, START, DELAY, fault, Optional.empty());
    }
}
