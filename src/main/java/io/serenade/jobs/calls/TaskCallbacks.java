package io.serenade.jobs.calls;

import io.serenade.jobs.Job;
import io.serenade.jobs.JobState;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.calls.CallbackTokens.Callback;
import io.serenade.jobs.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/**
 * Handles providers' callbacks: a callback may bring the id of a task whose request was never answered, and triggers a
 * poll of its record. It decides nothing by itself, so a forged one has no visible effect.
 */
@ApplicationScoped
@Transactional
public class TaskCallbacks {
    @Inject
    ProviderTasks tasks;

    @Inject
    Jobs jobs;

    @Inject
    WebhookDeliveries deliveries;

    @Inject
    Outbox outbox;

    /**
     * Takes a hint.
     *
     * @param account the provider that sent it
     * @param callback what a valid token stands for, if one came
     * @param deliveryId the provider's id of this message, the same for all its copies, if it has one
     * @param isFinal whether it says that the task has ended, or something else that is worth reading its record
     * @return the job it belongs to; empty when it belongs to none, or came before
     */
    public Optional<Job> hint(
            String account,
            Optional<Callback> callback,
            Optional<String> deliveryId,
            String externalId,
            boolean isFinal) {
        if (deliveryId.isPresent() && !deliveries.take(deliveryId.get())) {
            return Optional.empty();
        }
        return tasks.find(account, externalId)
                .or(() -> callback.flatMap(tasks::find)
                        .filter(task -> task.account().equals(account)))
                .flatMap(task -> jobs.findLocked(task.jobId())
                        .filter(job -> job.erasedAt().isEmpty())
                        .map(job -> take(job, tasks.get(task.id()), externalId, isFinal)));
    }

    private Job take(Job job, ProviderTask task, String externalId, boolean isFinal) {
        if (job.state() == JobState.FAILED) {
            if (isFinal) {
                tasks.noteExternalId(task, externalId);
                outbox.addUnlessWaiting(LateResults.KIND, Long.toString(task.id()), job.id(), "{}");
            }
        } else if (!job.state().isFinished()) {
            boolean adopted = tasks.adopt(task, externalId);
            boolean known =
                    adopted || task.externalId().filter(externalId::equals).isPresent();
            if ((adopted || known && isFinal) && tasks.pollNow(task)) {
                jobs.wake(job.id());
            }
        }
        return job;
    }
}
