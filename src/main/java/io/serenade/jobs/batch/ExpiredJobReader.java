package io.serenade.jobs.batch;

import io.serenade.jobs.Jobs;
import io.serenade.jobs.Workflow;
import io.serenade.jobs.Workflows;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;

/** Names the jobs that were kept long enough. What was erased is no longer found, so a restart goes on where it stopped. */
@Named
@Dependent
public class ExpiredJobReader extends AbstractItemReader {
    private static final int PAGE = 200;

    @Inject
    private Jobs jobs;

    @Inject
    private Workflows workflows;

    @Inject
    private Clock clock;

    private final Queue<ExpiredJob> page = new ArrayDeque<>();
    private final Set<ExpiredJob> told = new HashSet<>();
    private Instant now;

    @Override
    public void open(Serializable checkpoint) {
        now = clock.instant();
    }

    @Override
    public ExpiredJob readItem() {
        if (page.isEmpty()) {
            workflows.all().forEach(this::fillPage);
        }
        return page.poll();
    }

    private void fillPage(Workflow workflow) {
        jobs.listKeptBefore(workflow.product(), now.minus(workflow.keptFor()), PAGE).stream()
                .map(id -> new ExpiredJob(workflow.product(), id))
                .filter(told::add)
                .forEach(page::add);
    }
}
