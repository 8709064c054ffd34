package io.serenade.jobs.calls;

import io.serenade.jobs.Job;
import io.serenade.jobs.JobState;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.Workflows;
import io.serenade.jobs.outbox.BackOff;
import io.serenade.jobs.outbox.Delivery;
import io.serenade.jobs.outbox.OutboxHandler;
import io.serenade.jobs.outbox.OutboxMessage;
import io.serenade.providers.ProviderException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Polls the record of a task that ended at its provider after its job had failed here: a success revives the job, and
 * anything else changes nothing.
 */
@ApplicationScoped
public class LateResults implements OutboxHandler {
    static final String KIND = "late-result";

    private static final BackOff BACK_OFF = new BackOff(
            List.of(
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofHours(3),
                    Duration.ofHours(20)),
            0.1);

    private static final Logger LOG = System.getLogger(LateResults.class.getName());

    @Inject
    ProviderTasks tasks;

    @Inject
    ProviderCalls calls;

    @Inject
    Jobs jobs;

    @Inject
    Workflows workflows;

    @Inject
    Revival revival;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public BackOff backOff() {
        return BACK_OFF;
    }

    @Override
    public boolean isPersonal() {
        return false;
    }

    @Override
    public Delivery send(OutboxMessage message) {
        try {
            return look(Long.parseLong(message.key()));
        } catch (ProviderException e) {
            return Delivery.retryAfter(e.retryAfter(), e.getMessage());
        }
    }

    private Delivery look(long taskId) {
        ProviderTask task = tasks.get(taskId);
        Optional<TaskStage> stage = jobs.find(task.jobId())
                .filter(job -> job.state() == JobState.FAILED && job.erasedAt().isEmpty())
                .flatMap(job -> workflows.findStage(job.product(), task.stage()))
                .filter(TaskStage.class::isInstance)
                .map(TaskStage.class::cast);
        if (stage.isEmpty() || task.externalId().isEmpty()) {
            return Delivery.delivered();
        }
        return switch (progressOf(task, stage.get())) {
            case RUNNING -> Delivery.retry("The record says that it still runs.");
            case FAILED -> Delivery.delivered();
            case SUCCEEDED -> {
                boolean revived = revival.revive(task);
                LOG.log(
                        Level.INFO,
                        "Job {0}: {1} came late, {2}",
                        task.jobId(),
                        task.name(),
                        revived ? "revived" : "unused");
                yield Delivery.delivered();
            }
        };
    }

    private TaskAnswer.Progress progressOf(ProviderTask task, TaskStage stage) {
        ProviderWork<?> work = stage.workOf(task.jobId(), task.name());
        String id = task.externalId().orElseThrow();
        return calls.call(task.jobId(), task.account(), "read-" + task.kind(), task.attempt(), () -> work.read(id)
                .progress());
    }

    /** The transaction in which a failed job continues with a task that has succeeded after all. */
    @ApplicationScoped
    static class Revival {
        @Inject
        Jobs jobs;

        @Inject
        ProviderTasks tasks;

        @Transactional
        public boolean revive(ProviderTask task) {
            Optional<Job> failed = jobs.findLocked(task.jobId())
                    .filter(job ->
                            job.state() == JobState.FAILED && job.erasedAt().isEmpty());
            boolean before =
                    failed.flatMap(Job::errorStage).filter(task.stage()::equals).isPresent();
            if (before && tasks.revive(task)) {
                jobs.resume(task.jobId(), task.stage());
                return true;
            }
            return false;
        }
    }
}
