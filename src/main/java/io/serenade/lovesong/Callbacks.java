package io.serenade.lovesong;

import io.serenade.jobs.Job;
import io.serenade.jobs.JobState;
import io.serenade.lovesong.CallbackTokens.Callback;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/**
 * What a provider's callback may do: adopt a task whose request was never answered, and wake the stage that reads the
 * record. It decides nothing by itself (ruling 7).
 */
@ApplicationScoped
@Transactional
public class Callbacks {
    @Inject
    private Submissions submissions;

    @Inject
    private FetchDetails fetchDetails;

    @Inject
    private Clock clock;

    /**
     * Takes a hint.
     *
     * @param callback what a valid token stands for, if one came
     * @return the job as it now stands; empty when the task belongs to nobody
     */
    public Optional<Job> hint(Optional<Callback> callback, String taskId, String status) {
        Optional<String> id = submissions.findIdByTask(taskId).or(() -> callback.map(Callback::sessionId));
        return id.flatMap(submissions::findLocked)
                .filter(entry -> entry.job().erasedAt().isEmpty())
                .map(entry -> {
                    if (entry.submission().taskId().isEmpty()) {
                        entry.submission().markSent(taskId, clock.instant());
                    }
                    boolean mine = entry.submission().taskId().orElseThrow().equals(taskId);
                    if (mine && isFinal(status)) {
                        goOn(entry.job(), status);
                    }
                    return entry.job();
                });
    }

    /** A late success revives what was given up before its song came; anything else only wakes. */
    private void goOn(Job job, String status) {
        boolean givenUp = job.state() == JobState.FAILED
                && job.errorStage()
                        .filter(stage -> stage.equals("request-song") || stage.equals(fetchDetails.name()))
                        .isPresent();
        if (givenUp && status.equals("SUCCESS")) {
            job.resumeAt(fetchDetails, clock.instant());
        } else {
            job.wake(clock.instant());
        }
    }

    private static boolean isFinal(String status) {
        return status.equals("SUCCESS") || status.equals("FAILURE");
    }
}
