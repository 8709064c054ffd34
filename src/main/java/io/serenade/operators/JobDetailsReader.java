package io.serenade.operators;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.jobs.Job;
import io.serenade.jobs.JobError;
import io.serenade.jobs.JobEvent;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.calls.JobCosts;
import io.serenade.jobs.calls.JobCosts.Costs;
import io.serenade.jobs.operations.OperatedJobs.Medium;
import io.serenade.operators.JobDetails.Entry;
import io.serenade.operators.JobDetails.Task;
import io.serenade.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Gathers everything that is known about one job. */
@ApplicationScoped
@Transactional
public class JobDetailsReader {
    private static final Logger LOG = System.getLogger(JobDetailsReader.class.getName());
    private static final int MOST = 1_000;

    @Inject
    Database database;

    @Inject
    JobSearch search;

    @Inject
    Jobs jobs;

    @Inject
    JobCosts costs;

    @Inject
    OperatedProducts products;

    @Inject
    OperatorActions acts;

    public Optional<JobDetails> find(String jobId) {
        return search.find(jobId).flatMap(listed -> jobs.find(jobId).map(job -> dossier(listed, job)));
    }

    /** The media that a job's product names, in the order of its page; the storage is not asked whether they exist. */
    List<Medium> media(String jobId) {
        return search.find(jobId)
                .filter(job -> job.erasedAt().isEmpty())
                .flatMap(job -> products.find(job.product()))
                .map(told -> told.media(jobId))
                .orElse(List.of());
    }

    private JobDetails dossier(ListedJob listed, Job job) {
        List<Entry> timeline = new ArrayList<>();
        timeline.addAll(events(job.id()));
        timeline.addAll(calls(job.id()));
        timeline.addAll(tasks(job.id()));
        timeline.addAll(failures(job.id()));
        timeline.addAll(messages(job.id()));
        timeline.addAll(acts(job.id()));
        timeline.sort(Comparator.comparing(Entry::at));
        Costs costsOfJob = costs.of(job.id());
        BigDecimal spent =
                timeline.stream().flatMap(entry -> entry.cost().stream()).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new JobDetails(
                listed,
                job.error().map(error -> error(job, error)),
                job.state().isFinished() ? Optional.empty() : Optional.ofNullable(job.dueAt()),
                worker(job.id()),
                spent.max(costsOfJob.spent()),
                costsOfJob.budget(),
                timeline,
                listTasks(job.id()),
                acts.applicable(listed).stream().map(OperatorAction::word).toList());
    }

    private static JobDetails.Error error(Job job, JobError error) {
        return new JobDetails.Error(
                job.errorStage().orElse(job.stage()),
                error.code(),
                Optional.ofNullable(error.message()).orElse(""),
                error.retryable(),
                Optional.ofNullable(error.requestId()),
                Hints.of(error.code(), error.retryable()));
    }

    private Optional<String> worker(String jobId) {
        return database.find(
                "select worker from jobs where id = ? and state = 'RUNNING' and worker is not null",
                row -> row.getString(1),
                jobId);
    }

    /** Steps of percent are left out; each move says how long its stage ran. */
    private List<Entry> events(String jobId) {
        Map<String, Instant> begun = new HashMap<>();
        return database.list(
                "select name, data, at from job_events where job_id = ? and name <> 'percent' order by id limit ?",
                row -> {
                    String name = row.getString("name");
                    Instant at = Database.instant(row, "at");
                    JsonObject data = data(row.getString("data"));
                    String stage = data.getString("stage", "");
                    if (name.equals(JobEvent.STARTED)) {
                        begun.put("", at);
                    }
                    return name.equals(JobEvent.MOVED)
                            ? moved(at, stage, data, begun.remove(""))
                            : told(at, name, stage);
                },
                jobId,
                MOST);
    }

    private static Entry moved(Instant at, String stage, JsonObject data, Instant begun) {
        String state = data.getString("state", "");
        Optional<Boolean> well =
                switch (state) {
                    case "SUCCEEDED" -> Optional.of(true);
                    case "FAILED" -> Optional.of(false);
                    default -> Optional.empty();
                };
        return new Entry(
                at,
                "move",
                state.toLowerCase(java.util.Locale.ROOT) + (stage.isEmpty() ? "" : " at " + stage),
                Optional.empty(),
                well,
                begun == null
                        ? OptionalLong.empty()
                        : OptionalLong.of(Duration.between(begun, at).toMillis()),
                Optional.empty());
    }

    private static Entry told(Instant at, String name, String stage) {
        String what =
                switch (name) {
                    case JobEvent.CREATED -> "ordered";
                    case JobEvent.STARTED -> "a worker took " + (stage.isEmpty() ? "it" : stage);
                    case JobEvent.WOKEN -> "woken by a callback or a free slot";
                    case JobEvent.RESUMED -> "taken up again" + (stage.isEmpty() ? "" : " at " + stage);
                    default -> name.replace('_', ' ') + (stage.isEmpty() ? "" : " (" + stage + ")");
                };
        return new Entry(at, "event", what, Optional.empty(), Optional.empty(), OptionalLong.empty(), Optional.empty());
    }

    /** Events of older versions hold plain words. */
    private static JsonObject data(String text) {
        if (!text.startsWith("{")) {
            return JsonObject.EMPTY_JSON_OBJECT;
        }
        try (JsonReader reader = JSON.createReader(new StringReader(text))) {
            return reader.readObject();
        } catch (JsonException e) {
            LOG.log(Level.DEBUG, "An event holds no JSON: {0}", text);
            return JsonObject.EMPTY_JSON_OBJECT;
        }
    }

    private List<Entry> calls(String jobId) {
        return database.list(
                """
                select provider, operation, attempt, answer, detail, duration_ms, cost, at from ledger
                 where job_id = ? order by id limit ?""",
                row -> new Entry(
                        Database.instant(row, "at"),
                        "call",
                        row.getString("provider") + " " + row.getString("operation") + ": "
                                + row.getString("answer").replace('_', ' '),
                        Optional.ofNullable(row.getString("detail")),
                        Optional.of(row.getString("answer").equals("ok")),
                        OptionalLong.of(row.getLong("duration_ms")),
                        Optional.of(row.getBigDecimal("cost")).filter(cost -> cost.signum() != 0)),
                jobId,
                MOST);
    }

    private List<Task> listTasks(String jobId) {
        return database.list(
                """
                select name, attempt, account, state, external_id, ended_at from provider_tasks
                 where job_id = ? order by id limit ?""",
                row -> new Task(
                        row.getString("name"),
                        row.getInt("attempt"),
                        row.getString("account"),
                        row.getString("state"),
                        Optional.ofNullable(row.getString("external_id")),
                        Optional.ofNullable(Database.instant(row, "ended_at"))),
                jobId,
                MOST);
    }

    private List<Entry> tasks(String jobId) {
        List<Entry> entries = new ArrayList<>();
        database.list(
                """
                select name, attempt, account, state, sent_at, accepted_at, ended_at, external_id, error_code
                  from provider_tasks where job_id = ? order by id limit ?""",
                row -> {
                    String task = row.getString("name") + ", attempt " + row.getInt("attempt");
                    Instant sent = Database.instant(row, "sent_at");
                    Instant accepted = Database.instant(row, "accepted_at");
                    Instant ended = Database.instant(row, "ended_at");
                    String state = row.getString("state");
                    if (sent != null) {
                        entries.add(task(sent, "sent to " + row.getString("account") + ": " + task, null, null));
                    }
                    if (accepted != null) {
                        entries.add(
                                task(accepted, "taken by the provider: " + task, row.getString("external_id"), null));
                    }
                    if (ended != null) {
                        entries.add(task(
                                ended,
                                state.toLowerCase(java.util.Locale.ROOT) + ": " + task,
                                row.getString("error_code"),
                                state.equals("SUCCEEDED")));
                    }
                    return task;
                },
                jobId,
                MOST);
        return entries;
    }

    private static Entry task(Instant at, String what, String detail, Boolean well) {
        return new Entry(
                at,
                "task",
                what,
                Optional.ofNullable(detail),
                Optional.ofNullable(well),
                OptionalLong.empty(),
                Optional.empty());
    }

    private List<Entry> failures(String jobId) {
        return database.list(
                "select stage, attempt, code, message, at from job_failures where job_id = ? order by id limit ?",
                row -> new Entry(
                        Database.instant(row, "at"),
                        "failure",
                        row.getString("stage") + ", try " + row.getInt("attempt") + ": " + row.getString("code"),
                        Optional.ofNullable(row.getString("message")),
                        Optional.of(false),
                        OptionalLong.empty(),
                        Optional.empty()),
                jobId,
                MOST);
    }

    private List<Entry> messages(String jobId) {
        return database.list(
                """
                select o.kind, a.attempt, a.at, a.answer, a.error from outbox o
                  join outbox_attempts a on a.message_id = o.id where o.job_id = ? order by a.id limit ?""",
                row -> new Entry(
                        Database.instant(row, "at"),
                        "message",
                        row.getString("kind") + ", try " + row.getInt("attempt") + ": "
                                + row.getString("answer").replace('_', ' '),
                        Optional.ofNullable(row.getString("error")),
                        Optional.of(row.getString("answer").equals("delivered")),
                        OptionalLong.empty(),
                        Optional.empty()),
                jobId,
                MOST);
    }

    private List<Entry> acts(String jobId) {
        return database.list(
                "select at, operator, act, detail, number from operator_acts where target = ? order by id limit ?",
                row -> new Entry(
                        Database.instant(row, "at"),
                        "act",
                        row.getString("operator") + ": " + row.getString("act"),
                        Optional.of(row.getString("detail")).filter(text -> !text.isEmpty()),
                        Optional.empty(),
                        OptionalLong.empty(),
                        Optional.empty()),
                jobId,
                MOST);
    }
}
