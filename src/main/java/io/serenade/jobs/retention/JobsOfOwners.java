package io.serenade.jobs.retention;

import io.serenade.jobs.Workflows;
import io.serenade.jobs.calls.CancelJob;
import io.serenade.platform.OwnedData;
import io.serenade.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/**
 * Erases the jobs of a deleted owner, of all products: cancelled if they are under way, then erased by their product.
 */
@ApplicationScoped
public class JobsOfOwners implements OwnedData {
    private static final Logger LOG = System.getLogger(JobsOfOwners.class.getName());

    @Inject
    Database database;

    @Inject
    Workflows workflows;

    @Inject
    CancelJob cancellation;

    private record OwnedJob(String id, String product) {}

    @Override
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public boolean eraseAllOf(String owner) {
        List<OwnedJob> jobs = database.list(
                "select id, product from jobs where owner = ? and erased_at is null",
                row -> new OwnedJob(row.getString("id"), row.getString("product")),
                owner);
        boolean all = true;
        for (OwnedJob job : jobs) {
            all &= erase(job);
        }
        return all;
    }

    /** A job that cannot be erased does not stop the others. */
    private boolean erase(OwnedJob job) {
        try {
            cancellation.cancel(job.id());
            workflows.get(job.product()).erase(job.id());
            return true;
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "Job " + job.id() + " could not be erased with its owner's account", e);
            return false;
        }
    }
}
