package io.serenade.jobs.batch;

import io.serenade.jobs.Workflow;
import io.serenade.jobs.Workflows;
import io.serenade.jobs.retention.CleanUpDuty;
import io.serenade.jobs.retention.ExpiredJob;
import io.serenade.jobs.retention.ExpiredJobs;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Queue;

/** Reads the ids of expired jobs, product by product and page by page, each once. */
@Named
@Dependent
public class ExpiredJobReader extends AbstractItemReader {
    @Inject
    ExpiredJobs expired;

    @Inject
    Workflows workflows;

    @Inject
    CleanUpDuty duty;

    private final Queue<Workflow> products = new ArrayDeque<>();
    private final Queue<ExpiredJob> page = new ArrayDeque<>();
    private ExpiredJob last;

    /** Erased jobs are no longer found, so an aborted run needs no checkpoint. */
    @Override
    public void open(Serializable checkpoint) {
        workflows.all().forEach(products::add);
    }

    @Override
    public ExpiredJob readItem() {
        while (page.isEmpty() && !products.isEmpty()) {
            duty.goOn();
            page.addAll(expired.page(products.element(), last));
            if (page.isEmpty()) {
                products.remove();
                last = null;
            }
        }
        ExpiredJob next = page.poll();
        last = next == null ? last : next;
        return next;
    }
}
