package io.serenade.jobs;

import io.serenade.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** The counted failures of jobs, in order, with their causes. */
@ApplicationScoped
@Transactional
public class JobFailures {
    @Inject
    private Database database;

    /**
     * One attempt that failed.
     *
     * @param attempt its number within the stage, from one
     */
    public record Failure(String stage, int attempt, Instant at, JobError error) {}

    void add(Job job, JobError error, Instant now) {
        database.update(
                """
                insert into job_failures (job_id, stage, attempt, code, message, retryable, request_id, at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""",
                job.id(),
                job.stage(),
                job.attempts() + 1,
                error.code(),
                error.message(),
                error.retryable(),
                error.requestId(),
                now);
    }

    public List<Failure> list(String jobId) {
        return database.list(
                "select stage, attempt, code, message, retryable, request_id, at from job_failures where job_id = ? order by id",
                row -> new Failure(
                        row.getString("stage"),
                        row.getInt("attempt"),
                        Database.instant(row, "at"),
                        new JobError(
                                row.getString("code"),
                                row.getString("message"),
                                row.getBoolean("retryable"),
                                row.getString("request_id"))),
                jobId);
    }

    void forget(String jobId) {
        database.update("delete from job_failures where job_id = ?", jobId);
    }
}
