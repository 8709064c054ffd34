package io.serenade.jobs.calls;

import io.serenade.jobs.Job;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.Workflows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Cancels a job here and its tasks at their providers. */
@ApplicationScoped
public class CancelJob {
    @Inject
    Jobs jobs;

    @Inject
    Workflows workflows;

    @Inject
    ProviderTasks tasks;

    @Inject
    TaskSteps steps;

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

    /** Cancels the tasks of a job that is about to fail at their providers; what they cost stays recorded. */
    public void stopTasks(String jobId) {
        Job job = jobs.find(jobId).orElseThrow();
        tasks.listAtProvider(jobId).forEach(task -> cancel(job, task));
    }

    private void cancel(Job job, ProviderTask task) {
        workflows
                .findStage(job.product(), task.stage())
                .filter(TaskStage.class::isInstance)
                .map(TaskStage.class::cast)
                .ifPresent(stage ->
                        task.externalId().ifPresent(id -> steps.cancel(task, id, stage.workOf(job.id(), task.name()))));
    }
}
