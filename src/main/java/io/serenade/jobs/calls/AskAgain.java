package io.serenade.jobs.calls;

import io.serenade.jobs.Job;
import io.serenade.jobs.JobState;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/**
 * Has the providers' records of a job's tasks read now: of those under way or, when the job has failed, of those that
 * it gave up.
 */
@ApplicationScoped
@Transactional
public class AskAgain {
    @Inject
    Jobs jobs;

    @Inject
    ProviderTasks tasks;

    @Inject
    Outbox outbox;

    /** @return how many records will be read */
    public int ask(String jobId) {
        Optional<Job> found =
                jobs.findLocked(jobId).filter(job -> job.erasedAt().isEmpty());
        if (found.isEmpty()) {
            return 0;
        }
        if (found.get().state() == JobState.FAILED) {
            List<ProviderTask> given = tasks.listLast(jobId).stream()
                    .filter(task -> task.state() == TaskState.ABANDONED
                            && task.externalId().isPresent())
                    .toList();
            given.forEach(task -> outbox.addUnlessWaiting(LateResults.KIND, Long.toString(task.id()), jobId, "{}"));
            return given.size();
        }
        int asked = (int)
                tasks.listAtProvider(jobId).stream().filter(tasks::pollNow).count();
        if (asked > 0) {
            jobs.wake(jobId);
        }
        return asked;
    }
}
