package io.serenade.jobs.operations;

import io.serenade.jobs.Job;
import io.serenade.jobs.JobError;
import io.serenade.jobs.JobState;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.calls.ProviderTasks;
import io.serenade.jobs.calls.TaskState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Lets a job continue in the stage where it failed, for products that need to do nothing else. */
@ApplicationScoped
@Transactional
public class ResumeFailed {
    @Inject
    Jobs jobs;

    @Inject
    ProviderTasks tasks;

    /** @return false when it has not failed, was erased, or trying again cannot help */
    public boolean resume(String jobId) {
        return jobs.findLocked(jobId)
                .filter(job -> job.state() == JobState.FAILED && job.erasedAt().isEmpty())
                .filter(job -> job.error().filter(JobError::retryable).isPresent())
                .map(this::resume)
                .orElse(false);
    }

    /**
     * The result of a paid request that was given up may be there by now: its record is read before anything is
     * requested again.
     */
    private boolean resume(Job job) {
        tasks.listLast(job.id()).stream()
                .filter(task -> task.state() == TaskState.ABANDONED)
                .forEach(tasks::revive);
        jobs.resume(job.id(), job.errorStage().orElse(job.stage()));
        return true;
    }
}
