package io.serenade.generation;

import io.serenade.jobs.IdempotencyKeys;
import io.serenade.jobs.IdempotencyKeys.IdempotencyKey;
import io.serenade.jobs.Job;
import io.serenade.jobs.JobState;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.calls.ProviderTask;
import io.serenade.jobs.calls.ProviderTasks;
import io.serenade.platform.Database;
import io.serenade.platform.Limits;
import io.serenade.platform.Limits.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The generations of all callers, stored and found. Methods are short transactions or join the caller's. */
@ApplicationScoped
@Transactional
public class Generations {
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Jobs jobs;

    @Inject
    private IdempotencyKeys keys;

    @Inject
    private Limits limits;

    @Inject
    private ProviderTasks tasks;

    @Inject
    private Database database;

    /**
     * A generation, its job, its last prediction, and how often it was tried in vain.
     *
     * @param failures counted failures of all its steps
     */
    public record Entry(Generation generation, Job job, Optional<ProviderTask> prediction, int failures) {
        /** Tries that were begun after a failure, or will be. */
        public int retries() {
            return job.state() == JobState.FAILED ? Math.max(0, failures - 1) : failures;
        }

        public GenerationStatus status() {
            return GenerationStatus.of(
                    job, prediction.filter(task -> task.state().isAtProvider()).isPresent());
        }
    }

    /** A limit is used up; nothing was stored or counted. */
    public static final class LimitException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Verdict verdict;

        LimitException(Verdict verdict) {
            this.verdict = verdict;
        }

        public Verdict verdict() {
            return verdict;
        }
    }

    /**
     * Stores a generation if the caller's limit allows, all or nothing.
     *
     * @throws LimitException when the limit is used up
     * @throws IdempotencyKeys.KeyTakenException when the key was taken a moment earlier
     */
    public void add(Generation generation, Caller caller, Optional<IdempotencyKey> key) {
        jobs.start(Generation.PRODUCT, generation.jobId(), caller.keyId());
        entities.persist(generation);
        entities.flush();
        key.ifPresent(k -> keys.claim(k, generation.jobId()));
        Verdict verdict = limits.slide(caller.limitKey(), caller.limitPerHour(), Caller.WINDOW);
        if (!verdict.allowed()) {
            throw new LimitException(verdict);
        }
    }

    public Verdict peek(Caller caller) {
        return limits.peek(caller.limitKey(), caller.limitPerHour(), Caller.WINDOW);
    }

    public Optional<Entry> find(String jobId) {
        if (!UUID.matcher(jobId).matches()) {
            return Optional.empty();
        }
        return Optional.ofNullable(entities.find(Generation.class, jobId))
                .map(generation -> entry(generation, jobs.find(jobId).orElseThrow()));
    }

    /** As {@link #find}, with the job locked until the transaction ends. */
    public Optional<Entry> findLocked(String jobId) {
        return jobs.findLocked(jobId)
                .filter(job -> job.product().equals(Generation.PRODUCT))
                .map(job -> entry(get(jobId), job));
    }

    public Generation get(String jobId) {
        return Optional.ofNullable(entities.find(Generation.class, jobId))
                .orElseThrow(() -> new IllegalArgumentException("No generation has the id " + jobId));
    }

    private Entry entry(Generation generation, Job job) {
        int failures = database.find(
                        "select count(*) from job_failures where job_id = ?", row -> row.getInt(1), job.id())
                .orElse(0);
        return new Entry(generation, job, tasks.findLast(job.id()), failures);
    }

    /**
     * Which generations of a key to list.
     *
     * @param after the last one of the page before
     */
    public record Page(
            String keyId,
            Optional<GenerationStatus> status,
            Optional<String> model,
            Optional<Instant> createdAfter,
            Optional<Instant> createdBefore,
            Optional<Position> after,
            int limit) {}

    /** A place in the list, which is sorted by time and id, the newest first. */
    public record Position(Instant createdAt, String jobId) {}

    /** The page, and one more if there are more. */
    public List<Entry> list(Page page) {
        StringBuilder sql = new StringBuilder("""
                select j.id from jobs j join generations g on g.job_id = j.id
                 where j.owner = ? and j.erased_at is null""");
        List<Object> values = new ArrayList<>(List.of(page.keyId()));
        page.status().ifPresent(status -> sql.append(" and ").append(status.condition()));
        page.model().ifPresent(model -> {
            sql.append(" and g.model = ?");
            values.add(model);
        });
        page.createdAfter().ifPresent(moment -> {
            sql.append(" and j.created_at >= ?");
            values.add(moment);
        });
        page.createdBefore().ifPresent(moment -> {
            sql.append(" and j.created_at < ?");
            values.add(moment);
        });
        page.after().ifPresent(position -> {
            sql.append(" and (j.created_at, j.id) < (?, ?)");
            values.add(position.createdAt());
            values.add(position.jobId());
        });
        sql.append(" order by j.created_at desc, j.id desc limit ?");
        values.add(page.limit() + 1);
        return database.list(sql.toString(), row -> row.getString(1), values.toArray()).stream()
                .flatMap(id -> find(id).stream())
                .toList();
    }
}
