package io.serenade.lovesong;

import io.serenade.jobs.Job;
import io.serenade.jobs.JobError;
import io.serenade.jobs.JobState;
import io.serenade.jobs.Jobs;
import io.serenade.lovesong.Submissions.Entry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/**
 * Tries a failed song again in its own session, without counting against the visitor. A song that is there is
 * only rendered anew; otherwise the provider is asked again.
 */
@ApplicationScoped
@Transactional
public class RetrySubmission {
    @Inject
    private Submissions submissions;

    @Inject
    private ComposeSong composeSong;

    @Inject
    private Jobs jobs;

    @Inject
    private DownloadAudio downloadAudio;

    @Inject
    private RenderVideo renderVideo;

    /** The job on its way again; empty when it has not failed, or cannot be helped. */
    public Optional<Job> begin(String sessionId) {
        return submissions
                .findLocked(sessionId)
                .filter(entry -> entry.job().state() == JobState.FAILED
                        && entry.job().erasedAt().isEmpty())
                .filter(entry -> !code(entry.job()).equals("photo_missing"))
                .map(entry -> {
                    resume(entry);
                    return entry.job();
                });
    }

    private void resume(Entry entry) {
        Job job = entry.job();
        String stage = job.errorStage().orElse("");
        boolean songThere = stage.equals(renderVideo.name())
                && !code(job).equals("render_unusable_song")
                && !code(job).equals("song_missing");
        boolean songMade = entry.submission().songUrl().isPresent()
                && (stage.equals(downloadAudio.name()) || code(job).equals("song_missing"));
        if (songThere) {
            jobs.resume(job.id(), renderVideo.name());
        } else if (songMade) {
            entry.submission().forgetDownload();
            jobs.resume(job.id(), downloadAudio.name());
        } else {
            entry.submission().startOver();
            jobs.resume(job.id(), composeSong.name());
        }
    }

    private static String code(Job job) {
        return job.error().map(JobError::code).orElse("");
    }
}
