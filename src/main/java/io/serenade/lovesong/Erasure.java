package io.serenade.lovesong;

import io.serenade.jobs.JobMedia;
import io.serenade.jobs.Jobs;
import io.serenade.lovesong.Submissions.Entry;
import io.serenade.lovesong.stories.Stories;
import io.serenade.lovesong.wall.Wall;
import io.serenade.storage.MediaKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Erases a song: personal data in the database, then its files. The remaining row only says that there was one. */
@ApplicationScoped
public class Erasure {
    @Inject
    private Submissions submissions;

    @Inject
    private Jobs jobs;

    @Inject
    private Wall wall;

    @Inject
    private Stories stories;

    @Inject
    private JobMedia media;

    @Inject
    private Clock clock;

    @Transactional
    public void forget(String sessionId) {
        submissions
                .findLocked(sessionId)
                .filter(entry -> entry.job().erasedAt().isEmpty())
                .ifPresent(entry -> {
                    jobs.erase(sessionId);
                    entry.submission().erase();
                    submissions.forgetBeside(sessionId);
                    wall.forget(sessionId);
                    stories.forget(sessionId);
                });
    }

    /**
     * Erases a song as the operator; its page says so.
     *
     * @return false when there is no such song, or it was erased before
     */
    @Transactional
    public boolean takeDown(String sessionId) {
        Optional<Entry> entry = submissions
                .findLocked(sessionId)
                .filter(found -> found.job().erasedAt().isEmpty() && found.submission() != null);
        entry.ifPresent(found -> {
            found.submission().markTakenDown(clock.instant());
            forget(sessionId);
        });
        return entry.isPresent();
    }

    /** Deletes the files of a song; a file that cannot be deleted now is found by the nightly clean-up. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public int deleteFiles(String sessionId) {
        int deleted = 0;
        deleted += delete(MediaKind.PHOTO, sessionId + ".jpg");
        for (String suffix : List.of(".mp3", ".m4a")) {
            deleted += delete(MediaKind.SONG, sessionId + suffix);
        }
        for (String suffix : List.of(".mp4", "-story.mp4", ".jpg", "-share.jpg", "-disc.jpg", ".png")) {
            deleted += delete(MediaKind.VIDEO, sessionId + suffix);
        }
        return deleted;
    }

    private int delete(MediaKind kind, String key) {
        return media.remove(kind, key) ? 1 : 0;
    }
}
