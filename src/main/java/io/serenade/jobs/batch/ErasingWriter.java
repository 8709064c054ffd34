package io.serenade.jobs.batch;

import io.serenade.jobs.Workflows;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Lets each job of a chunk be erased by its product. */
@Named
@Dependent
public class ErasingWriter extends AbstractItemWriter {
    @Inject
    private Workflows workflows;

    @Override
    public void writeItems(List<Object> jobs) {
        jobs.forEach(item -> {
            ExpiredJob job = (ExpiredJob) item;
            workflows.get(job.product()).erase(job.id());
        });
    }
}
