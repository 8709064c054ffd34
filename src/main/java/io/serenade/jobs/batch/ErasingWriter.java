package io.serenade.jobs.batch;

import io.serenade.jobs.retention.ExpiredJob;
import io.serenade.jobs.retention.ExpiredJobs;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Erases each job of a chunk; a job that cannot be erased is skipped. */
@Named
@Dependent
public class ErasingWriter extends AbstractItemWriter {
    @Inject
    ExpiredJobs expired;

    @Override
    public void writeItems(List<Object> jobs) {
        jobs.forEach(job -> expired.erase((ExpiredJob) job));
    }
}
