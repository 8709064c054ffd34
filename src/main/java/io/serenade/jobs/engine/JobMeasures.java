package io.serenade.jobs.engine;

import io.serenade.jobs.JobEnded;
import io.serenade.jobs.JobOrdered;
import io.serenade.platform.telemetry.Measures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Locale;

/** Counts jobs as they are ordered and as they end, once that is committed. */
@ApplicationScoped
public class JobMeasures {
    void onOrder(@Observes(during = TransactionPhase.AFTER_SUCCESS) JobOrdered job) {
        Measures.ordered(job.product());
    }

    void onEnd(@Observes(during = TransactionPhase.AFTER_SUCCESS) JobEnded job) {
        Measures.jobEnded(job.product(), job.state().name().toLowerCase(Locale.ROOT), job.took());
    }
}
