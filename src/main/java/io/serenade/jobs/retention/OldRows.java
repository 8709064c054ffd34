package io.serenade.jobs.retention;

import io.serenade.jobs.IdempotencyKeys;
import io.serenade.jobs.calls.WebhookDeliveries;
import io.serenade.platform.Expiring;
import io.serenade.platform.database.Database;
import io.serenade.platform.database.LongRunning;
import io.serenade.platform.limits.Limits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Rows that are no longer needed, deleted in small batches so that nothing else waits for them. */
@ApplicationScoped
public class OldRows {
    private static final Logger LOG = System.getLogger(OldRows.class.getName());
    private static final int BATCH = 1_000;

    /** Longer than any stream client takes to reconnect. */
    private static final Duration EVENTS_KEPT = Duration.ofDays(30);

    private static final Duration CALLS_OF_NO_JOB_KEPT = Duration.ofDays(90);
    private static final Duration MESSAGES_KEPT = Duration.ofDays(30);
    private static final Duration NODES_KEPT = Duration.ofDays(7);
    private static final Duration LIMIT_WINDOWS_KEPT = Duration.ofHours(1);

    /** How long one can find out which operator did something. */
    private static final Duration ACTS_KEPT = Duration.ofDays(365);

    private static final Duration SESSIONS_KEPT = Duration.ofDays(1);

    /** The totals of a browser that was not seen for a year start from zero again. */
    private static final Duration TOTALS_KEPT = Duration.ofDays(365);

    @Inject
    @LongRunning
    Database database;

    @Inject
    RetentionSettings settings;

    @Inject
    Limits limits;

    @Inject
    IdempotencyKeys keys;

    @Inject
    WebhookDeliveries deliveries;

    @Inject
    Instance<Expiring> expiring;

    @Inject
    CleanUpDuty duty;

    @Inject
    Clock clock;

    /**
     * What is deleted when.
     *
     * @param batch deletes rows older than a time, up to a number: its parameters are time and number
     */
    private record Rule(String what, Duration kept, String batch) {}

    /**
     * Events and failures are in the order of their time, so the oldest are the first. Everything else of a job goes
     * with the job.
     */
    private List<Rule> rules() {
        return List.of(
                new Rule("jobs", settings.jobsKept(), """
                        delete from jobs where id in (select id from jobs where erased_at < ? order by erased_at limit ?)"""),
                new Rule("events", EVENTS_KEPT, oldest("job_events")),
                new Rule("failures", settings.jobsKept(), oldest("job_failures")),
                new Rule("calls", CALLS_OF_NO_JOB_KEPT, """
                        delete from ledger where id in (select id from ledger where job_id is null and at < ? limit ?)"""),
                new Rule("messages", MESSAGES_KEPT, """
                        delete from outbox where id in (select id from outbox where ended_at < ? limit ?)"""),
                new Rule("counts", LIMIT_WINDOWS_KEPT, """
                        delete from read_counts where (key, second, node) in (
                               select key, second, node from read_counts where written_at < ? limit ?)"""),
                new Rule("totals", TOTALS_KEPT, """
                        delete from total_limits where key in (select key from total_limits where used_at < ? limit ?)"""),
                new Rule("acts of operators", ACTS_KEPT, oldest("operator_acts")),
                new Rule("sessions of operators", SESSIONS_KEPT, """
                        delete from operator_sessions where token_hash in (
                               select token_hash from operator_sessions where expires_at < ? limit ?)"""),
                new Rule("nodes", NODES_KEPT, """
                        delete from nodes where name in (select name from nodes where seen_at < ? limit ?)"""));
    }

    private static String oldest(String table) {
        return "with oldest as (select id, at from " + table + " order by id limit " + BATCH + ") delete from " + table
                + " where id in (select id from oldest where at < ? limit ?)";
    }

    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public int remove() {
        Instant now = clock.instant();
        limits.forgetBefore(now.minus(LIMIT_WINDOWS_KEPT));
        keys.forgetOld();
        deliveries.forgetOld();
        int rows = rules().stream()
                .mapToInt(rule -> remove(rule, now.minus(rule.kept())))
                .sum();
        return rows + expiring.stream().mapToInt(kept -> remove(kept, now)).sum();
    }

    private int remove(Expiring kept, Instant now) {
        duty.goOn();
        int removed = kept.removeExpired(now);
        if (removed > 0) {
            LOG.log(Level.INFO, "Clean-up: {0} expired {1} were removed", removed, kept.what());
        }
        return removed;
    }

    private int remove(Rule rule, Instant before) {
        int removed = 0;
        int batch;
        do {
            duty.goOn();
            batch = database.update(rule.batch(), before, BATCH);
            removed += batch;
        } while (batch == BATCH);
        if (removed > 0) {
            LOG.log(Level.INFO, "Clean-up: {0} old {1} were removed", removed, rule.what());
        }
        return removed;
    }
}
