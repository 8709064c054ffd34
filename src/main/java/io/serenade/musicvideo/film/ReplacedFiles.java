package io.serenade.musicvideo.film;

import io.serenade.jobs.JobMedia;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Deletes files that a film no longer uses, once the change is committed. Those that a crash leaves behind are deleted
 * with the film.
 */
@ApplicationScoped
public class ReplacedFiles {
    @Inject
    JobMedia media;

    @Inject
    Event<Replaced> replaced;

    /** Fired for files that others have replaced. */
    record Replaced(List<FilmFile> files) {
        Replaced {
            files = List.copyOf(files);
        }
    }

    /** They are deleted after the caller's transaction, unless that is rolled back. */
    public void deleteAfterCommit(List<FilmFile> files) {
        if (!files.isEmpty()) {
            replaced.fire(new Replaced(files));
        }
    }

    void delete(@Observes(during = TransactionPhase.AFTER_SUCCESS) Replaced event) {
        event.files().forEach(file -> media.remove(file.kind(), file.key()));
    }
}
