package io.serenade.petroast.web;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.jobs.Job;
import io.serenade.jobs.JobError;
import io.serenade.jobs.JobState;
import io.serenade.jobs.calls.JobCosts;
import io.serenade.jobs.calls.ProviderTask;
import io.serenade.jobs.web.JobRepresentation;
import io.serenade.petroast.Roast;
import io.serenade.petroast.RoastStatus;
import io.serenade.petroast.Roasts;
import io.serenade.petroast.Roasts.Entry;
import io.serenade.rendering.filters.ArFilter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;

/** Shows roasts among the jobs of back ends. */
@ApplicationScoped
public class RoastRepresentation implements JobRepresentation {
    private static final JobError CANCELLED =
            new JobError("cancelled", "The video was cancelled. Order again if you want it after all.", true);

    @Inject
    private Roasts roasts;

    @Inject
    private RoastJson json;

    @Inject
    private JobCosts costs;

    @Override
    public String product() {
        return Roast.PRODUCT;
    }

    @Override
    public JsonObject status(Job job) {
        return status(entry(job)).build();
    }

    @Override
    public JsonObject listed(Job job) {
        Entry entry = entry(job);
        return status(entry).add("language", entry.roast().language()).build();
    }

    @Override
    public JsonObject detail(Job job) {
        Entry entry = entry(job);
        Roast roast = entry.roast();
        return status(entry)
                .add("stage", job.stage())
                .add("percent", job.percent())
                .add("cost", costs.of(job.id()).spent())
                .add("text", text(roast.text()))
                .add("source_language", roast.sourceLanguage())
                .add("language", roast.language())
                .add("narration", text(roast.narration()))
                .add(
                        "translation",
                        roast.translation().map(RoastRepresentation::parse).orElse(JsonValue.NULL))
                .add("animal", text(roast.animal()))
                .add("confidence", number(roast.confidence().map(RoastRepresentation::rounded)))
                .add("credits_estimate", number(roast.creditsEstimate()))
                .add("credits_used", number(roast.creditsUsed()))
                .add("filter", text(roast.filter().map(ArFilter::id)))
                .add("filter_drawn", roast.filter().isPresent() && roast.isDrawnOver())
                .add("captions", roast.captions().id())
                .add("caption_timing", timing(roast))
                .add("plain_video_url", text(json.plainVideoUrl(entry)))
                .add("video_seconds", number(roast.videoSeconds().map(BigDecimal::valueOf)))
                .add("provider_video_id", text(entry.request().flatMap(ProviderTask::externalId)))
                .add("finished_at", text(job.finishedAt().map(Object::toString)))
                .build();
    }

    /** Where the times of the captions come from; null where there are none. */
    private static JsonValue timing(Roast roast) {
        return text(
                switch (roast.captions()) {
                    case PROVIDER -> Optional.of("provider");
                    case BURNED -> roast.isDrawnOver() ? Optional.of("estimated") : Optional.empty();
                    case OFF -> Optional.empty();
                });
    }

    private JsonObjectBuilder status(Entry entry) {
        Job job = entry.job();
        RoastJson.Status status = json.status(entry);
        return JSON.createObjectBuilder()
                .add("job_id", job.id())
                .add("status", status.status())
                .add("detail", status.detail())
                .add("video_url", text(json.videoUrl(entry)))
                .add("created_at", job.createdAt().toString())
                .add("updated_at", job.updatedAt().toString())
                .add("error", error(job));
    }

    /** Why it failed, or why it is tried again. */
    private static JsonValue error(Job job) {
        Optional<JobError> error = job.state() == JobState.CANCELLED
                ? Optional.of(CANCELLED)
                : job.error().filter(known -> job.state() != JobState.SUCCEEDED);
        return error.map(known -> (JsonValue) JSON.createObjectBuilder()
                        .add("stage", job.errorStage().orElse(job.stage()))
                        .add("code", known.code())
                        .add("message", text(Optional.ofNullable(known.message())))
                        .add("retryable", known.retryable())
                        .build())
                .orElse(JsonValue.NULL);
    }

    private Entry entry(Job job) {
        return roasts.find(job.id()).orElseThrow();
    }

    @Override
    public Map<String, String> statuses() {
        return RoastStatus.conditions();
    }

    private static JsonValue text(Optional<String> text) {
        return text.map(known -> (JsonValue) JSON.createValue(known)).orElse(JsonValue.NULL);
    }

    private static JsonValue number(Optional<BigDecimal> number) {
        return number.map(known -> (JsonValue) JSON.createValue(known)).orElse(JsonValue.NULL);
    }

    private static BigDecimal rounded(double confidence) {
        return BigDecimal.valueOf(confidence).setScale(2, RoundingMode.HALF_UP);
    }

    private static JsonValue parse(String object) {
        try (JsonReader reader = JSON.createReader(new StringReader(object))) {
            return reader.readObject();
        }
    }
}
