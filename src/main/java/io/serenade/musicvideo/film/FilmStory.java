package io.serenade.musicvideo.film;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.jobs.Claim;
import io.serenade.jobs.Job;
import io.serenade.jobs.JobEnded;
import io.serenade.jobs.JobEvents;
import io.serenade.jobs.JobState;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.calls.JobCosts;
import io.serenade.musicvideo.PastFilms;
import io.serenade.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Records the progress of a film: stages that begin and end, percentages, costs, and the result. The same is stored for
 * reports and sent to streams. Methods are short transactions or join the caller's.
 */
@ApplicationScoped
@Transactional
public class FilmStory {
    private static final Logger LOG = System.getLogger(FilmStory.class.getName());

    /** The events that are shown to clients, by their names in the API. */
    public static final Set<String> EVENTS =
            Set.of("stage_update", "progress", "message", "cost_update", "completed", "error");

    static final String PROCESSING = "processing";
    public static final String COMPLETED = "completed";
    static final String FAILED = "failed";

    private static final int PLACES = 4;
    private static final int CENTS = 2;

    @Inject
    Database database;

    @Inject
    JobEvents events;

    @Inject
    Jobs jobs;

    @Inject
    JobCosts costs;

    @Inject
    PastFilms past;

    @Inject
    FilmAddresses addresses;

    @Inject
    Clock clock;

    /**
     * A stage of a film.
     *
     * @param status processing, completed or failed
     * @param metadata further data about it, as the API shows them
     */
    public record StageRow(
            String name,
            String status,
            Instant startedAt,
            Optional<Instant> completedAt,
            Optional<JsonObject> metadata) {
        public boolean isCompleted() {
            return status.equals(COMPLETED);
        }

        /** How long it took, in whole seconds; empty while it is running. */
        public Optional<Long> seconds() {
            return completedAt.map(
                    end -> Math.round(Duration.between(startedAt, end).toMillis() / 1_000.0));
        }
    }

    /** The first event of a film. */
    void begin(String jobId) {
        tellProgress(jobId, 0);
    }

    /** A stage has started; reported once, however often it runs. */
    public void beginStage(String jobId, FilmStep step) {
        int begun = database.update("""
                insert into music_video_stages (job_id, stage_name, status, started_at) values (?, ?, ?, ?)
                on conflict (job_id, stage_name) do update set status = excluded.status, completed_at = null,
                       started_at = excluded.started_at
                 where music_video_stages.status <> excluded.status""", jobId, step.word(), PROCESSING, clock.instant());
        if (begun > 0) {
            events.add(jobId, "stage_update", stage(step, PROCESSING).build());
        }
    }

    /** A stage has done its work. */
    public void endStage(String jobId, FilmStep step, JsonObject metadata) {
        database.update(
                "update music_video_stages set status = ?, completed_at = ?, metadata = ?"
                        + " where job_id = ? and stage_name = ?",
                COMPLETED,
                clock.instant(),
                metadata.toString(),
                jobId,
                step.word());
        JsonObjectBuilder told = stage(step, COMPLETED);
        Optional<StageRow> ended = find(jobId, step);
        ended.flatMap(StageRow::seconds).ifPresent(seconds -> told.add("duration", seconds));
        ended.ifPresent(row -> log(jobId, row));
        events.add(jobId, "stage_update", told.build());
        tellProgress(jobId, step.endsAt());
    }

    private static JsonObjectBuilder stage(FilmStep step, String status) {
        return JSON.createObjectBuilder().add("stage", step.word()).add("status", status);
    }

    /** Reports progress within a stage; a lower value than before is ignored. */
    public void progress(Claim claim, int percent) {
        int before = jobs.find(claim.jobId()).map(Job::percent).orElse(percent);
        if (percent > before) {
            jobs.report(claim, percent);
            tellProgress(claim.jobId(), percent);
        }
    }

    private void tellProgress(String jobId, int percent) {
        JsonObjectBuilder told = JSON.createObjectBuilder().add("progress", percent);
        Optional<Integer> remaining = percent == 100 ? Optional.of(0) : past.remaining(jobId);
        remaining.ifPresentOrElse(
                seconds -> told.add("estimated_remaining", seconds), () -> told.addNull("estimated_remaining"));
        events.add(jobId, "progress", told.build());
    }

    /** A message for people. @param more further data, such as a clip that can be seen */
    public void say(String jobId, FilmStep step, String text, JsonObject more) {
        events.add(
                jobId,
                "message",
                JSON.createObjectBuilder()
                        .add("text", text)
                        .add("stage", step.word())
                        .addAll(JSON.createObjectBuilder(more))
                        .build());
    }

    public void say(String jobId, FilmStep step, String text) {
        say(jobId, step, text, JsonValue.EMPTY_JSON_OBJECT);
    }

    /** Money was spent; reported after the job's account was changed. @param api who was paid, such as {@code sdxl} */
    public void spend(String jobId, FilmStep step, String api, BigDecimal cost) {
        if (cost.signum() == 0) {
            return;
        }
        database.update(
                "insert into music_video_costs (job_id, stage_name, api_name, cost, at) values (?, ?, ?, ?, ?)",
                jobId,
                step.word(),
                api,
                cost.setScale(PLACES, RoundingMode.HALF_UP),
                clock.instant());
        events.add(
                jobId,
                "cost_update",
                JSON.createObjectBuilder()
                        .add("stage", step.word())
                        .add("cost", plain(cost))
                        .add("total", plain(costs.of(jobId).spent()))
                        .build());
    }

    /** A call that was paid. @param api who was paid */
    public record PaidCall(FilmStep step, String api, BigDecimal cost, Instant at) {}

    /** In the order in which they were paid. */
    public List<PaidCall> paidCalls(String jobId) {
        return database.list(
                "select * from music_video_costs where job_id = ? order by at, id",
                row -> new PaidCall(
                        FilmStep.named(row.getString("stage_name")),
                        row.getString("api_name"),
                        row.getBigDecimal("cost"),
                        Database.instant(row, "at")),
                jobId);
    }

    /** What streams have reported as paid up to an event, for each stage with payments. */
    public Map<FilmStep, BigDecimal> paidUntil(String jobId, long event) {
        Map<FilmStep, BigDecimal> paid = new EnumMap<>(FilmStep.class);
        database.list(
                        """
                        select data::json ->> 'stage' as stage, sum((data::json ->> 'cost')::numeric) as cost
                          from job_events where job_id = ? and id <= ? and name = 'cost_update' group by 1""",
                        row -> Map.entry(FilmStep.named(row.getString("stage")), row.getBigDecimal("cost")),
                        jobId,
                        event)
                .forEach(stage -> paid.put(stage.getKey(), stage.getValue()));
        return paid;
    }

    public static BigDecimal plain(BigDecimal dollars) {
        BigDecimal rounded = dollars.setScale(PLACES, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.scale() < 2 ? rounded.setScale(2) : rounded;
    }

    /** Reported in the transaction in which the job ends, before the core's own event. */
    void noteEnd(@Observes JobEnded ended) {
        jobs.find(ended.jobId())
                .filter(job ->
                        job.product().equals(Film.PRODUCT) && job.erasedAt().isEmpty())
                .ifPresent(this::tellEnd);
    }

    private void tellEnd(Job job) {
        if (job.state() == JobState.SUCCEEDED && job.isReopened()) {
            endStagesAs(FAILED, job.id());
            FilmStep step = FilmStep.of(job);
            say(
                    job.id(),
                    step,
                    FilmErrorCode.ofChange(job)
                            .map(error -> "The video stays as it was. " + error.message())
                            .orElse("The video stays as it was."));
            tellProgress(job.id(), FilmStep.COMPOSITION.endsAt());
        }
        FilmErrorCode.of(job)
                .ifPresentOrElse(
                        error -> {
                            endStagesAs(FAILED, job.id());
                            database.update(
                                    "update music_videos set admitted_at = null, deadline_at = null where job_id = ?",
                                    job.id());
                            events.add(
                                    job.id(),
                                    "error",
                                    JSON.createObjectBuilder()
                                            .add("error", error.message())
                                            .add("code", error.code())
                                            .add("retryable", error.retryable())
                                            .build());
                        },
                        () -> events.add(
                                job.id(),
                                "completed",
                                JSON.createObjectBuilder()
                                        .add("video_url", addresses.output(videoKey(job.id())))
                                        .add(
                                                "total_cost",
                                                costs.of(job.id()).spent().setScale(CENTS, RoundingMode.HALF_UP))
                                        .build()));
    }

    private String videoKey(String jobId) {
        return database.find("select video_key from music_videos where job_id = ?", row -> row.getString(1), jobId)
                .orElseThrow();
    }

    /** Logs job, stage, duration, cost and success. */
    private void log(String jobId, StageRow row) {
        BigDecimal cost = database.find(
                        "select coalesce(sum(cost), 0) from music_video_costs where job_id = ? and stage_name = ?",
                        sum -> sum.getBigDecimal(1),
                        jobId,
                        row.name())
                .orElse(BigDecimal.ZERO);
        LOG.log(
                Level.INFO,
                "Job {0}: stage={1} duration={2} s cost={3} success={4}",
                jobId,
                row.name(),
                row.seconds().map(String::valueOf).orElse("?"),
                plain(cost).toPlainString(),
                row.status().equals(COMPLETED));
    }

    private void endStagesAs(String status, String jobId) {
        List<String> ended = database.list(
                "select stage_name from music_video_stages where job_id = ? and status = ?",
                row -> row.getString(1),
                jobId,
                PROCESSING);
        database.update(
                "update music_video_stages set status = ?, completed_at = ? where job_id = ? and status = ?",
                status,
                clock.instant(),
                jobId,
                PROCESSING);
        ended.forEach(step -> find(jobId, FilmStep.named(step)).ifPresent(row -> log(jobId, row)));
    }

    /** Reverts the reported failure, because the film continues. */
    public void takeBackEnd(String jobId) {
        database.update("delete from job_events where job_id = ? and name in ('error', 'completed')", jobId);
    }

    public List<StageRow> stages(String jobId) {
        return database.list(
                "select * from music_video_stages where job_id = ? order by started_at", FilmStory::stageRow, jobId);
    }

    private Optional<StageRow> find(String jobId, FilmStep step) {
        return database.find(
                "select * from music_video_stages where job_id = ? and stage_name = ?",
                FilmStory::stageRow,
                jobId,
                step.word());
    }

    private static StageRow stageRow(ResultSet row) throws SQLException {
        return new StageRow(
                row.getString("stage_name"),
                row.getString("status"),
                Database.instant(row, "started_at"),
                Optional.ofNullable(Database.instant(row, "completed_at")),
                Optional.ofNullable(row.getString("metadata")).map(FilmStory::parse));
    }

    private static JsonObject parse(String text) {
        try (JsonReader reader = JSON.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
