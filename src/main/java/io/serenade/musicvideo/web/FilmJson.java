package io.serenade.musicvideo.web;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.jobs.Job;
import io.serenade.jobs.JobError;
import io.serenade.jobs.JobState;
import io.serenade.jobs.calls.JobCosts;
import io.serenade.jobs.calls.JobCosts.Costs;
import io.serenade.musicvideo.PastFilms;
import io.serenade.musicvideo.film.Film;
import io.serenade.musicvideo.film.FilmAddresses;
import io.serenade.musicvideo.film.FilmClip;
import io.serenade.musicvideo.film.FilmClips;
import io.serenade.musicvideo.film.FilmCosts;
import io.serenade.musicvideo.film.FilmErrorCode;
import io.serenade.musicvideo.film.FilmShape;
import io.serenade.musicvideo.film.FilmStep;
import io.serenade.musicvideo.film.FilmStory;
import io.serenade.musicvideo.film.FilmStory.StageRow;
import io.serenade.musicvideo.film.FilmVersions;
import io.serenade.musicvideo.film.Films.Entry;
import io.serenade.musicvideo.film.ReferencePicture;
import io.serenade.musicvideo.film.ReferencePictures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Films as JSON: in brief for lists, in full for the job. */
@ApplicationScoped
public class FilmJson {
    private static final int CENTS = 2;

    @Inject
    FilmStory story;

    @Inject
    FilmClips clips;

    @Inject
    ReferencePictures pictures;

    @Inject
    FilmVersions versions;

    @Inject
    PastFilms past;

    @Inject
    FilmAddresses addresses;

    @Inject
    JobCosts costs;

    /** The status of a film, as docs/music-video.md describes it. */
    JsonObjectBuilder status(Entry entry) {
        Job job = entry.job();
        List<FilmClip> made = clips.list(job.id());
        Optional<Integer> remaining = job.state().isFinished() ? Optional.empty() : past.remaining(job.id());
        return JSON.createObjectBuilder()
                .add("job_id", job.id())
                .add("status", entry.status().word())
                .add("current_stage", job.stage())
                .add("progress", job.percent())
                .add("stages", stages(job, made))
                .add(
                        "estimated_remaining",
                        remaining
                                .map(seconds -> (JsonValue) JSON.createValue(seconds))
                                .orElse(JsonValue.NULL))
                .add(
                        "costs",
                        JSON.createObjectBuilder()
                                .add("total", costs.of(job.id()).spent().setScale(CENTS, RoundingMode.HALF_UP)))
                .add("video_url", text(entry.film().videoKey().map(addresses::output)))
                .add(
                        "error",
                        FilmErrorCode.of(job)
                                .map(FilmJson::error)
                                .map(e -> (JsonValue) e.build())
                                .orElse(JsonValue.NULL));
    }

    /** As {@link #status}, with fields that identify the film in a list. */
    JsonObjectBuilder listed(Entry entry) {
        return status(entry)
                .add("user_prompt", text(entry.film().prompt()))
                .add("format", entry.film().shape().ratio())
                .add("created_at", entry.job().createdAt().toString())
                .add("completed_at", text(entry.job().finishedAt().map(Instant::toString)));
    }

    /** All that is known about a film. */
    JsonObjectBuilder detail(Entry entry) {
        Film film = entry.film();
        boolean previews = entry.job().state() != JobState.SUCCEEDED;
        JsonArrayBuilder clipList = JSON.createArrayBuilder();
        clips.list(film.jobId()).forEach(clip -> clipList.add(clip(clip, previews)));
        JsonArrayBuilder pictureList = JSON.createArrayBuilder();
        pictures.list(film.jobId()).forEach(picture -> pictureList.add(picture(picture)));
        return listed(entry)
                .add("audio_url", text(film.audioKey().map(addresses::audio)))
                .add("song_duration", film.songLength().toMillis() / 1_000.0)
                .add("estimated_cost", film.estimatedCost().setScale(CENTS, RoundingMode.HALF_UP))
                .add("review", film.isReviewed())
                .add(
                        "awaits_approval",
                        film.awaitsApproval() && !entry.job().state().isFinished())
                .add(
                        "change_error",
                        FilmErrorCode.ofChange(entry.job())
                                .map(FilmJson::error)
                                .map(e -> (JsonValue) e.build())
                                .orElse(JsonValue.NULL))
                .add("costs", costs(entry))
                .add("formats", formats(entry))
                .add("format_in_work", text(film.otherShape().map(FilmShape::ratio)))
                .add("animatic_url", text(film.animaticKey().map(addresses::output)))
                .add("reference_images", pictureList)
                .add("clips", clipList)
                .add("updated_at", entry.job().updatedAt().toString());
    }

    /** What was expected and what was paid: in total, for each stage, and for each call. */
    private JsonObjectBuilder costs(Entry entry) {
        Costs account = costs.of(entry.job().id());
        FilmCosts parts = FilmCosts.of(entry.film(), story.paidCalls(entry.job().id()));
        JsonObjectBuilder stages = JSON.createObjectBuilder();
        parts.stages()
                .forEach(stage -> stages.add(
                        stage.step().word(),
                        JSON.createObjectBuilder()
                                .add(
                                        "estimated",
                                        stage.estimated().map(FilmJson::dollars).orElse(JsonValue.NULL))
                                .add("spent", dollars(stage.spent()))));
        JsonArrayBuilder calls = JSON.createArrayBuilder();
        parts.calls()
                .forEach(call -> calls.add(JSON.createObjectBuilder()
                        .add("stage", call.step().word())
                        .add("api", call.api())
                        .add("cost", dollars(call.cost()))
                        .add("at", call.at().toString())));
        return JSON.createObjectBuilder()
                .add("total", account.spent().setScale(CENTS, RoundingMode.HALF_UP))
                .add("reserved", dollars(account.reserved()))
                .add("budget", account.budget().map(FilmJson::dollars).orElse(JsonValue.NULL))
                .add("stages", stages)
                .add("calls", calls);
    }

    /** An amount in dollars, to a hundredth of a cent. */
    private static JsonValue dollars(BigDecimal amount) {
        return JSON.createValue(FilmStory.plain(amount));
    }

    private JsonArrayBuilder formats(Entry entry) {
        JsonArrayBuilder formats = JSON.createArrayBuilder();
        versions.list(entry.job().id())
                .forEach(version -> formats.add(JSON.createObjectBuilder()
                        .add("format", version.shape().ratio())
                        .add("framing", FormatsResource.wordOf(version.framing()))
                        .add("current", version.isOf(entry.film()))
                        .add("video_url", addresses.output(version.key()))
                        .add("largest_error_ms", version.sync().getJsonNumber("largest_error_ms"))
                        .add("created_at", version.madeAt().toString())));
        return formats;
    }

    /** A finished film has been through all of its stages, although a failed change of it has not. */
    private JsonObjectBuilder stages(Job job, List<FilmClip> made) {
        JsonObjectBuilder stages = JSON.createObjectBuilder();
        for (StageRow row : story.stages(job.id())) {
            boolean ofChange = job.state() == JobState.SUCCEEDED && !row.isCompleted();
            JsonObjectBuilder stage =
                    JSON.createObjectBuilder().add("status", ofChange ? FilmStory.COMPLETED : row.status());
            row.seconds().filter(seconds -> !ofChange).ifPresent(seconds -> stage.add("duration", seconds));
            if (row.name().equals(FilmStep.VIDEO_GENERATION.word())
                    && row.completedAt().isEmpty()) {
                stage.add("progress", made.stream().filter(FilmClip::isThere).count() + "/" + made.size());
            }
            row.metadata().ifPresent(metadata -> stage.add("metadata", metadata));
            stages.add(row.name(), stage);
        }
        return stages;
    }

    private JsonObjectBuilder clip(FilmClip clip, boolean previews) {
        return JSON.createObjectBuilder()
                .add("index", clip.number())
                .add("status", clip.isThere() ? "completed" : clip.failed() ? "failed" : "pending")
                .add("scene", clip.scene())
                .add("prompt", clip.prompt())
                .add("model", text(clip.madeBy()))
                .add(
                        "duration",
                        clip.length()
                                .map(length -> (JsonValue) JSON.createValue(length.toMillis() / 1_000.0))
                                .orElse(JsonValue.NULL))
                .add("preview_url", text(previews ? clip.key().map(addresses::clip) : Optional.empty()))
                .add("error", text(clip.error().filter(sentence -> !sentence.isEmpty())));
    }

    private JsonObjectBuilder picture(ReferencePicture picture) {
        return JSON.createObjectBuilder()
                .add("name", picture.name())
                .add("status", picture.key().isPresent() ? "completed" : picture.failed() ? "failed" : "pending")
                .add("prompt", picture.prompt())
                .add("url", text(picture.key().map(addresses::picture)));
    }

    private static JsonObjectBuilder error(JobError error) {
        return JSON.createObjectBuilder()
                .add("code", error.code())
                .add("message", error.message())
                .add("retryable", error.retryable());
    }

    private static JsonValue text(Optional<String> text) {
        return text.map(t -> (JsonValue) JSON.createValue(t)).orElse(JsonValue.NULL);
    }
}
