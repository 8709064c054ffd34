package io.serenade.generation.web;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.generation.Generation;
import io.serenade.generation.GenerationStatus;
import io.serenade.generation.Generations.Entry;
import io.serenade.jobs.Job;
import io.serenade.jobs.JobError;
import io.serenade.jobs.JobFailures;
import io.serenade.jobs.JobFailures.Failure;
import io.serenade.jobs.JobState;
import io.serenade.jobs.calls.JobCosts;
import io.serenade.jobs.calls.ProviderSlots;
import io.serenade.jobs.calls.ProviderTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Generations as JSON: in brief for the status, in full for the job. */
@ApplicationScoped
public class GenerationJson {
    private static final JobError CANCELLED =
            new JobError("cancelled", "The job was cancelled. Order again if you want it after all.", true);

    @Inject
    private ProviderSlots slots;

    @Inject
    private JobFailures failures;

    @Inject
    private JobCosts costs;

    /**
     * {@code job_id, status, result_url, created_at, updated_at, retry_count} and what helps while it is not finished.
     */
    JsonObjectBuilder status(Entry entry) {
        Job job = entry.job();
        GenerationStatus status = entry.status();
        JsonObjectBuilder json = outcome(entry)
                .add("created_at", job.createdAt().toString())
                .add("updated_at", job.updatedAt().toString())
                .add("retry_count", entry.retries())
                .add("error", error(entry).map(e -> (JsonValue) e.build()).orElse(JsonValue.NULL));
        if (job.state() == JobState.WAITING) {
            json.add("queue_position", slots.place(job.id()));
        }
        if (status == GenerationStatus.RETRYING) {
            json.add("next_attempt_at", job.dueAt().toString());
        }
        return json;
    }

    /** {@code job_id, status, result_url} alone: what a receiver needs to go on. */
    JsonObjectBuilder outcome(Entry entry) {
        return outcome(
                entry.job().id(),
                entry.status(),
                resultUrls(entry.generation()).stream().findFirst());
    }

    JsonObjectBuilder outcome(String jobId, GenerationStatus status, Optional<String> resultUrl) {
        return JSON.createObjectBuilder()
                .add("job_id", jobId)
                .add("status", status.word())
                .add("result_url", text(resultUrl));
    }

    /** All that is known about a job. */
    JsonObjectBuilder detail(Entry entry) {
        Generation generation = entry.generation();
        JsonArrayBuilder attempts = JSON.createArrayBuilder();
        failures.list(entry.job().id()).forEach(failure -> attempts.add(attempt(failure)));
        JsonArrayBuilder results = JSON.createArrayBuilder();
        resultUrls(generation).forEach(results::add);
        return status(entry)
                .add("stage", entry.job().stage())
                .add("percent", entry.job().percent())
                .add("cost", costs.of(entry.job().id()).spent())
                .add("model", generation.model())
                .add("prompt", text(generation.prompt()))
                .add(
                        "parameters",
                        generation.parameters().map(GenerationJson::parse).orElse(JsonValue.NULL))
                .add("finished_at", text(entry.job().finishedAt().map(Instant::toString)))
                .add("prediction_id", text(entry.prediction().flatMap(ProviderTask::externalId)))
                .add(
                        "predict_seconds",
                        generation
                                .runSeconds()
                                .map(s -> (JsonValue) JSON.createValue(s))
                                .orElse(JsonValue.NULL))
                .add("results", results)
                .add("results_left_out", generation.leftOut())
                .add("failed_attempts", attempts);
    }

    private static List<String> resultUrls(Generation generation) {
        return generation.media().stream().map(key -> "/media/" + key).toList();
    }

    private static JsonObjectBuilder attempt(Failure failure) {
        return error(failure.stage(), failure.error())
                .add("attempt", failure.attempt())
                .add("at", failure.at().toString());
    }

    /** Why it failed, or why it is tried again. */
    private static Optional<JsonObjectBuilder> error(Entry entry) {
        Job job = entry.job();
        return switch (job.state()) {
            case CANCELLED -> Optional.of(error(job.stage(), CANCELLED));
            case SUCCEEDED -> Optional.empty();
            case WAITING, READY, RUNNING, PARKED, FAILED ->
                job.error().map(error -> error(job.errorStage().orElse(job.stage()), error));
        };
    }

    private static JsonObjectBuilder error(String stage, JobError error) {
        return JSON.createObjectBuilder()
                .add("stage", stage)
                .add("code", error.code())
                .add("message", text(Optional.ofNullable(error.message())))
                .add("retryable", error.retryable());
    }

    private static JsonValue text(Optional<String> text) {
        return text.map(t -> (JsonValue) JSON.createValue(t)).orElse(JsonValue.NULL);
    }

    private static JsonValue parse(String object) {
        try (JsonReader reader = JSON.createReader(new StringReader(object))) {
            return reader.readObject();
        }
    }
}
