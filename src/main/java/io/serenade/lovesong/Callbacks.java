package io.serenade.lovesong;

import io.serenade.jobs.Job;
import io.serenade.jobs.JobEvent;
import io.serenade.jobs.JobEvents;
import io.serenade.jobs.JobState;
import io.serenade.jobs.calls.CallbackTokens.Callback;
import io.serenade.lovesong.Submissions.Entry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a provider's callback may do: adopt a task whose request was never answered, and wake the stage that reads the
 * record. It decides nothing by itself (ruling 7).
 */
@ApplicationScoped
@Transactional
public class Callbacks {
    private static final Pattern TASK_ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    @Inject
    private Submissions submissions;

    @Inject
    private RequestSong requestSong;

    @Inject
    private FetchDetails fetchDetails;

    @Inject
    private JobEvents events;

    @Inject
    private Clock clock;

    /**
     * Takes a hint.
     *
     * @param callback what a valid token stands for, if one came
     * @return the job as it now stands; empty when the task belongs to nobody
     */
    public Optional<Job> hint(Optional<Callback> callback, String taskId, String status) {
        Optional<String> id = submissions.findIdByTask(taskId).or(() -> callback.map(Callback::jobId));
        return id.flatMap(submissions::findLocked)
                .filter(entry -> entry.job().erasedAt().isEmpty())
                .map(entry -> {
                    boolean adopted = adopt(entry, callback, taskId, status);
                    boolean mine =
                            entry.submission().taskId().filter(taskId::equals).isPresent();
                    if (mine && waitsForSong(entry.job()) && (adopted || isFinal(status))) {
                        goOn(entry.job(), status);
                    }
                    return entry.job();
                });
    }

    /**
     * Takes over a task that nobody told us of. A callback of an older attempt only counts when its song is there, so that
     * an old failure cannot end a new try.
     */
    private boolean adopt(Entry entry, Optional<Callback> callback, String taskId, String status) {
        Submission submission = entry.submission();
        if (submission.taskId().isPresent()
                || callback.isEmpty()
                || !TASK_ID.matcher(taskId).matches()) {
            return false;
        }
        boolean current = callback.get().attempt() == submission.sendAttempt()
                && (submission.sendStartedAt().isPresent() || entry.job().state() == JobState.FAILED);
        if (current || status.equals("SUCCESS")) {
            submission.markSent(taskId, clock.instant());
            return true;
        }
        return false;
    }

    private boolean waitsForSong(Job job) {
        return isBeforeSong(job.state() == JobState.FAILED ? job.errorStage().orElse("") : job.stage());
    }

    private boolean isBeforeSong(String stage) {
        return stage.equals(requestSong.name()) || stage.equals(fetchDetails.name());
    }

    /** A late success revives what was given up before its song came; anything else only wakes. */
    private void goOn(Job job, String status) {
        if (job.state() == JobState.FAILED && status.equals("SUCCESS")) {
            job.resumeAt(fetchDetails, clock.instant());
            events.add(job.id(), JobEvent.REVIVED);
        } else {
            job.wake(clock.instant());
        }
    }

    private static boolean isFinal(String status) {
        return status.equals("SUCCESS") || status.equals("FAILURE");
    }
}
