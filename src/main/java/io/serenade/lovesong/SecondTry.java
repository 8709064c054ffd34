package io.serenade.lovesong;

import io.serenade.jobs.Job;
import io.serenade.jobs.JobState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/**
 * Tries a failed song again in its own session, without counting against the visitor (ruling 4). A song that is there is
 * only rendered anew; otherwise the provider is asked again.
 */
@ApplicationScoped
@Transactional
public class SecondTry {
    @Inject
    private Submissions submissions;

    @Inject
    private RequestSong requestSong;

    @Inject
    private RenderVideo renderVideo;

    @Inject
    private Clock clock;

    /** The job on its way again; empty when it has not failed. */
    public Optional<Job> begin(String sessionId) {
        return submissions
                .findLocked(sessionId)
                .filter(entry -> entry.job().state() == JobState.FAILED)
                .map(entry -> {
                    boolean renderFailed = entry.job()
                            .errorStage()
                            .filter(renderVideo.name()::equals)
                            .isPresent();
                    boolean songUsable = renderFailed
                            && !entry.job()
                                    .error()
                                    .filter(error -> error.code().equals("render_unusable_song"))
                                    .isPresent();
                    if (songUsable) {
                        entry.job().resumeAt(renderVideo, clock.instant());
                    } else {
                        entry.submission().startOver();
                        entry.job().waitAgainAt(RequestSong.GATE, requestSong, clock.instant());
                    }
                    return entry.job();
                });
    }
}
