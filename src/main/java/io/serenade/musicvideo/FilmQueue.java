package io.serenade.musicvideo;

import io.serenade.jobs.Job;
import io.serenade.jobs.JobEnded;
import io.serenade.jobs.Jobs;
import io.serenade.musicvideo.film.Film;
import io.serenade.musicvideo.film.Films;
import io.serenade.platform.database.DatabaseException;
import io.serenade.platform.server.DeferrableWork;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.TransactionalException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Starts the next films when one has ended, and removes media of that one that are not kept. */
@ApplicationScoped
public class FilmQueue {
    private static final Logger LOG = System.getLogger(FilmQueue.class.getName());

    @Resource
    ManagedExecutorService executor;

    @Inject
    Films films;

    @Inject
    FilmRetention retention;

    @Inject
    Jobs jobs;

    void noteEnd(@Observes(during = TransactionPhase.AFTER_SUCCESS) JobEnded ended) {
        DeferrableWork.hand(executor, () -> goOn(ended.jobId()));
    }

    private void goOn(String jobId) {
        try {
            if (jobs.find(jobId).map(Job::product).filter(Film.PRODUCT::equals).isPresent()) {
                wakeNext();
                retention.removeAtOnce(jobId);
            }
        } catch (DatabaseException | PersistenceException | TransactionalException e) {
            LOG.log(Level.WARNING, "The next music video begins a little later: {0}", e.getMessage());
        }
    }

    /** Films that find no place keep waiting. */
    void wakeNext() {
        films.listWaiting().forEach(jobs::wake);
    }
}
