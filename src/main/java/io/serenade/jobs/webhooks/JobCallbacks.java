package io.serenade.jobs.webhooks;

import io.serenade.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.util.List;

/** The addresses that are notified when jobs end. */
@ApplicationScoped
@Transactional
class JobCallbacks {
    @Inject
    Database database;

    @Inject
    Clock clock;

    void add(String jobId, URI url) {
        database.update(
                "insert into job_callbacks (job_id, url) values (?, ?) on conflict do nothing", jobId, url.toString());
    }

    /** The addresses of a job that have not unsubscribed with 410. */
    List<URI> list(String jobId) {
        return database.list(
                "select url from job_callbacks where job_id = ? and refused_at is null order by url",
                row -> URI.create(row.getString(1)),
                jobId);
    }

    void switchOff(String jobId, URI url) {
        database.update(
                "update job_callbacks set refused_at = ? where job_id = ? and url = ?",
                clock.instant(),
                jobId,
                url.toString());
    }

    void forget(String jobId) {
        database.update("delete from job_callbacks where job_id = ?", jobId);
    }
}
