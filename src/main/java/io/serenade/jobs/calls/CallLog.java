package io.serenade.jobs.calls;

import io.serenade.jobs.JobErased;
import io.serenade.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;

/** A log of every call to an outside service: a timeline for operators and the basis of cost limits. */
@ApplicationScoped
public class CallLog {
    @Inject
    private Database database;

    @Inject
    private Clock clock;

    /**
     * @param jobId the job it was for, or null for a call of the application itself
     * @param answer the class of the answer, such as {@code ok}, {@code unavailable}, {@code unanswered}
     * @param detail what the provider said, shortened; never a secret; left out when the job was erased meanwhile
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void enter(
            String jobId,
            String provider,
            String operation,
            int attempt,
            String answer,
            String detail,
            Duration duration,
            BigDecimal cost) {
        database.update(
                """
                insert into ledger (job_id, provider, operation, attempt, answer, detail, duration_ms, cost, at)
                values (?, ?, ?, ?, ?, case when exists (select 1 from jobs where id = ? and erased_at is not null)
                        then null else ? end, ?, ?, ?)""",
                jobId,
                provider,
                operation,
                attempt,
                answer,
                jobId,
                detail == null ? null : detail.substring(0, Math.min(500, detail.length())),
                duration.toMillis(),
                cost,
                clock.instant());
    }

    /** Deletes what providers said about an erased job, because it may name a person. */
    @Transactional
    void forget(@Observes JobErased erased) {
        database.update("update ledger set detail = null where job_id = ?", erased.jobId());
    }
}
