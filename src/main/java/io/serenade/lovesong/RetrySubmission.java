package io.serenade.lovesong;

import io.serenade.jobs.Job;
import io.serenade.jobs.JobError;
import io.serenade.jobs.JobState;
import io.serenade.jobs.Jobs;
import io.serenade.lovesong.Submissions.Entry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/**
 * Tries a failed song again in its own session, without counting against the visitor. An existing song is only rendered
 * again; otherwise a new song is requested, which costs money and is therefore allowed three times at most.
 */
@ApplicationScoped
@Transactional
public class RetrySubmission {
    @Inject
    Submissions submissions;

    @Inject
    Jobs jobs;

    /** The result of a request for another attempt. */
    public enum Begun {
        /** The song is being made again. */
        ON_ITS_WAY,
        /** It has not failed, or another attempt cannot help. */
        NOT_FAILED,
        /** It was requested, and paid, as often as allowed. */
        TRIED_TOO_OFTEN
    }

    public Begun begin(String sessionId) {
        return submissions
                .findLocked(sessionId)
                .filter(entry -> entry.job().state() == JobState.FAILED
                        && entry.job().erasedAt().isEmpty())
                .filter(entry -> !code(entry.job()).equals("photo_missing"))
                .map(this::resume)
                .orElse(Begun.NOT_FAILED);
    }

    private Begun resume(Entry entry) {
        Job job = entry.job();
        String stage = job.errorStage().orElse("");
        boolean songThere = stage.equals(RenderVideo.NAME)
                && !code(job).equals("render_unusable_song")
                && !code(job).equals("song_missing");
        boolean songMade = entry.submission().songUrl().isPresent()
                && (stage.equals(CheckNames.NAME)
                        || stage.equals(DownloadAudio.NAME)
                        || code(job).equals("song_missing"));
        if (songThere) {
            jobs.resume(job.id(), RenderVideo.NAME);
        } else if (songMade) {
            entry.submission().forgetDownload();
            jobs.resume(job.id(), DownloadAudio.NAME);
        } else if (entry.submission().mayStartOver()) {
            entry.submission().startOver();
            jobs.resume(job.id(), ComposeSong.NAME);
        } else {
            return Begun.TRIED_TOO_OFTEN;
        }
        return Begun.ON_ITS_WAY;
    }

    private static String code(Job job) {
        return job.error().map(JobError::code).orElse("");
    }
}
