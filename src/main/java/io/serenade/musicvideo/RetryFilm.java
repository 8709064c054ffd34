package io.serenade.musicvideo;

import io.serenade.jobs.Job;
import io.serenade.jobs.JobError;
import io.serenade.jobs.JobState;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.calls.ProviderTasks;
import io.serenade.jobs.calls.TaskState;
import io.serenade.musicvideo.film.FilmClips;
import io.serenade.musicvideo.film.FilmErrorCode;
import io.serenade.musicvideo.film.FilmStory;
import io.serenade.musicvideo.film.Films;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Continues a film where it failed. Finished parts are kept and not paid again. */
@ApplicationScoped
public class RetryFilm {
    @Inject
    Films films;

    @Inject
    FilmClips clips;

    @Inject
    FilmStory story;

    @Inject
    ProviderTasks tasks;

    @Inject
    Jobs jobs;

    /**
     * Continues a film, which takes as much of its owner's storage again as is expected of it.
     *
     * @return false when it has not failed, or trying again cannot help
     * @throws Films.QuotaException when the owner's storage is full; then nothing was changed
     */
    @Transactional
    public boolean retry(String jobId) {
        return films.findLocked(jobId)
                .filter(entry -> entry.job().state() == JobState.FAILED
                        && FilmErrorCode.of(entry.job())
                                .filter(JobError::retryable)
                                .isPresent()
                        && entry.film().audioKey().isPresent())
                .map(entry -> {
                    clips.reviveFailed(jobId);
                    // Tasks that were under way when it failed may have finished since.
                    tasks.listLast(jobId).stream()
                            .filter(task -> task.state() == TaskState.ABANDONED)
                            .forEach(tasks::revive);
                    story.takeBackEnd(jobId);
                    jobs.resume(
                            jobId, entry.job().errorStage().orElse(entry.job().stage()));
                    requireRoom(entry.job());
                    return true;
                })
                .orElse(false);
    }

    private void requireRoom(Job resumed) {
        if (resumed.owner().filter(owner -> !films.hasRoom(owner, 0)).isPresent()) {
            throw new Films.QuotaException();
        }
    }
}
