package io.serenade.talkingpet.web;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.jobs.Job;
import io.serenade.jobs.JobError;
import io.serenade.jobs.JobState;
import io.serenade.jobs.calls.JobCosts;
import io.serenade.jobs.calls.ProviderSlots;
import io.serenade.jobs.web.JobRepresentation;
import io.serenade.platform.web.routes.CrossOrigin.Access;
import io.serenade.talkingpet.PetClip;
import io.serenade.talkingpet.PetClips;
import io.serenade.talkingpet.PetMedia;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Shows talking pets among the jobs of back ends. */
@ApplicationScoped
public class PetRepresentation implements JobRepresentation {
    /** Captions as a separate file. */
    static final String FILE = "file";

    /** Captions on its pictures, and as a separate file. */
    static final String BURNED = "burned";

    private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

    private static final JobError CANCELLED =
            new JobError("cancelled", "The job was cancelled. Order again if you want it after all.", true);
    private static final JobError UNKNOWN = new JobError("failed", "The clip could not be made.", true);

    @Inject
    private PetClips clips;

    @Inject
    private PetMedia media;

    @Inject
    private ProviderSlots slots;

    @Inject
    private JobCosts costs;

    @Override
    public String product() {
        return PetClip.PRODUCT;
    }

    /** Scripts of other origins may follow what they have ordered. */
    @Override
    public Access crossOrigin() {
        return Access.OPEN;
    }

    @Override
    public JsonObject status(Job job) {
        return describe(job).build();
    }

    @Override
    public JsonObject listed(Job job) {
        return describe(job).add("model", clips.get(job.id()).model()).build();
    }

    @Override
    public JsonObject detail(Job job) {
        PetClip clip = clips.get(job.id());
        return describe(job)
                .add("stage", job.stage())
                .add("percent", job.percent())
                .add("cost", costs.of(job.id()).spent())
                .add("model", clip.model())
                .add("prompt", text(clip.prompt()))
                .add("fit", clip.fit())
                .add("captions", clip.isCaptionsBurned() ? BURNED : FILE)
                .add("caption_timing", text(clip.captionTiming()))
                .add("finished_at", text(job.finishedAt().map(Instant::toString)))
                .build();
    }

    /** The body of the webhook that reports a job's end. */
    JsonObject outcome(Job job) {
        PetClip clip = clips.get(job.id());
        return outcome(
                        job.id(),
                        status(job.state(), job.percent()),
                        media.audioUrl(clip),
                        media.videoUrl(clip),
                        media.finalUrl(clip))
                .add("error", error(job).map(e -> (JsonValue) e.build()).orElse(JsonValue.NULL))
                .build();
    }

    /** The body of a test webhook: the end of a clip that does not exist. */
    JsonObject sample() {
        Optional<String> clip = Optional.of(media.addressOf(NOBODY));
        return outcome(NOBODY, "completed", Optional.empty(), clip, clip)
                .addNull("error")
                .build();
    }

    private static JsonObjectBuilder outcome(
            String id, String status, Optional<String> audio, Optional<String> video, Optional<String> finished) {
        return JSON.createObjectBuilder()
                .add("job_id", id)
                .add("status", status)
                .add("audio_url", text(audio))
                .add("video_url", text(video))
                .add("final_url", text(finished));
    }

    private JsonObjectBuilder describe(Job job) {
        PetClip clip = clips.get(job.id());
        JsonObjectBuilder json = outcome(
                        job.id(),
                        status(job.state(), job.percent()),
                        media.audioUrl(clip),
                        media.videoUrl(clip),
                        media.finalUrl(clip))
                .add("captions_url", text(media.captionsUrl(clip)))
                .add("estimated_speech_seconds", seconds(clip.estimatedSpeech()))
                .add("speech_seconds", seconds(clip.speech()))
                .add("truncated", clip.isTruncated())
                .add("created_at", job.createdAt().toString())
                .add("updated_at", job.updatedAt().toString())
                .add("error", error(job).map(e -> (JsonValue) e.build()).orElse(JsonValue.NULL));
        if (job.state() == JobState.WAITING) {
            json.add("queue_position", slots.place(job.id()));
        }
        return json;
    }

    private static String status(JobState state, int percent) {
        return switch (state) {
            case READY, WAITING -> percent == 0 ? "queued" : "processing";
            case RUNNING, PARKED -> "processing";
            case SUCCEEDED -> "completed";
            case FAILED, CANCELLED -> "failed";
        };
    }

    @Override
    public Map<String, String> statuses() {
        Map<String, String> conditions = new LinkedHashMap<>();
        conditions.put("queued", "j.state in ('READY', 'WAITING') and j.percent = 0");
        conditions.put(
                "processing",
                "(j.state in ('RUNNING', 'PARKED') or j.state in ('READY', 'WAITING') and j.percent > 0)");
        conditions.put("completed", "j.state = 'SUCCEEDED'");
        conditions.put("failed", "j.state in ('FAILED', 'CANCELLED')");
        return conditions;
    }

    /** Why a job has failed; empty for any other. */
    static Optional<JobError> failure(Job job) {
        return switch (job.state()) {
            case CANCELLED -> Optional.of(CANCELLED);
            case FAILED -> Optional.of(job.error().orElse(UNKNOWN));
            case READY, WAITING, RUNNING, PARKED, SUCCEEDED -> Optional.empty();
        };
    }

    private static Optional<JsonObjectBuilder> error(Job job) {
        return failure(job).map(error -> JSON.createObjectBuilder()
                .add("code", error.code())
                .add("message", text(Optional.ofNullable(error.message())))
                .add("retryable", error.retryable()));
    }

    private static JsonValue seconds(Optional<Duration> time) {
        return time.map(length -> (JsonValue) JSON.createValue(length.toMillis() / 1000.0))
                .orElse(JsonValue.NULL);
    }

    private static JsonValue text(Optional<String> text) {
        return text.map(t -> (JsonValue) JSON.createValue(t)).orElse(JsonValue.NULL);
    }
}
