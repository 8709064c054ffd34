package io.serenade.jobs.retention;

import io.serenade.jobs.Workflow;
import io.serenade.jobs.Workflows;
import io.serenade.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Jobs older than their product's retention time, counted from their creation. A job that is still under way is left
 * until it has ended.
 */
@ApplicationScoped
public class ExpiredJobs {
    private static final Logger LOG = System.getLogger(ExpiredJobs.class.getName());
    private static final int PAGE = 200;

    @Inject
    Database database;

    @Inject
    Workflows workflows;

    @Inject
    Clock clock;

    /** The oldest expired jobs of a product after the given one, or from the beginning. */
    public List<ExpiredJob> page(Workflow product, ExpiredJob after) {
        return database.list(
                """
                select id, created_at from jobs
                 where product = ? and created_at < ? and erased_at is null
                   and state in ('SUCCEEDED', 'FAILED', 'CANCELLED') and (created_at, id) > (?, ?)
                 order by created_at, id limit ?""",
                row -> new ExpiredJob(product.product(), row.getString("id"), Database.instant(row, "created_at")),
                product.product(),
                clock.instant().minus(product.keptFor()),
                after == null ? Instant.EPOCH : after.createdAt(),
                after == null ? "" : after.id(),
                PAGE);
    }

    /** How many the next clean-up erases. */
    public int count(Workflow product) {
        return database.find(
                        """
                        select count(*) from jobs where product = ? and created_at < ? and erased_at is null
                           and state in ('SUCCEEDED', 'FAILED', 'CANCELLED')""",
                        row -> row.getInt(1),
                        product.product(),
                        clock.instant().minus(product.keptFor()))
                .orElse(0);
    }

    /**
     * Has a job erased by its product: rows in a transaction of their own, files after its commit. A job that cannot be
     * erased stays and is found again the next night.
     *
     * @return whether it was erased
     */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public boolean erase(ExpiredJob job) {
        try {
            workflows.get(job.product()).erase(job.id());
            return true;
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "Job " + job.id() + " could not be erased; the next night tries again", e);
            return false;
        }
    }
}
