package io.serenade.jobs.calls;

import io.serenade.jobs.Job;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.Stage;
import io.serenade.jobs.Workflows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Takes back what a caller no longer wants: the job here, and its tasks at their providers. */
@ApplicationScoped
public class CancelJob {
    @Inject
    Jobs jobs;

    @Inject
    Workflows workflows;

    @Inject
    ProviderTasks tasks;

    @Inject
    AskOnce askOnce;

    /** Cancels a job that has not ended. @return false when it had ended already */
    public boolean cancel(String jobId) {
        List<ProviderTask> under = tasks.listAtProvider(jobId);
        if (!jobs.cancel(jobId)) {
            return false;
        }
        Job job = jobs.find(jobId).orElseThrow();
        under.forEach(task -> cancel(job, task));
        return true;
    }

    private void cancel(Job job, ProviderTask task) {
        Stage stage = workflows.stage(job.product(), task.stage());
        if (stage instanceof TaskStage asks) {
            task.externalId().ifPresent(id -> askOnce.cancel(task, id, asks.workOf(job.id(), task.name())));
        }
    }
}
