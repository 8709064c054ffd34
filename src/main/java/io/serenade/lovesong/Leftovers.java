package io.serenade.lovesong;

import io.serenade.platform.Ids;
import io.serenade.platform.Limits;
import io.serenade.storage.MediaKind;
import io.serenade.storage.MediaStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Files that belong to nothing any more: unfinished ones, photos whose order was never stored, media of erased songs. Only
 * what is older than an hour, so that nothing under way is touched. Also warns of a disk that fills up.
 */
@ApplicationScoped
public class Leftovers {
    private static final Logger LOG = System.getLogger(Leftovers.class.getName());
    private static final Duration UNDISTURBED = Duration.ofHours(1);
    private static final double NEARLY_FULL = 0.8;
    private static final List<MediaKind> OF_SONGS = List.of(MediaKind.PHOTO, MediaKind.SONG, MediaKind.VIDEO);

    @Inject
    private MediaStore media;

    @Inject
    private Submissions submissions;

    @Inject
    private Limits limits;

    @Inject
    private Clock clock;

    /** Removes only what a vanished writer left unfinished; cheap enough for every hour. */
    public void removeUnfinished() throws IOException {
        media.removeUnfinished(clock.instant().minus(UNDISTURBED));
    }

    /** Cleans up. @return how many files were removed */
    public int remove() throws IOException {
        Instant before = clock.instant().minus(UNDISTURBED);
        int removed = media.removeUnfinished(before);
        for (MediaKind kind : OF_SONGS) {
            for (String key : media.keysOlderThan(kind, before)) {
                if (isOrphan(key) && media.delete(kind, key)) {
                    removed++;
                }
            }
        }
        limits.forgetBefore(before);
        submissions.forgetKeysBefore(clock.instant().minus(Duration.ofDays(1)));
        double fullness = media.fullness().orElse(0);
        if (fullness > NEARLY_FULL) {
            LOG.log(Level.WARNING, "The storage is {0} % full", Math.round(fullness * 100));
        }
        LOG.log(Level.INFO, "Clean-up: {0} files that belonged to nothing were removed", removed);
        return removed;
    }

    private boolean isOrphan(String key) {
        String id = key.replaceAll("[.-].*$", "");
        return Ids.isCuid(id)
                && submissions
                        .find(id)
                        .map(entry -> entry.job().erasedAt().isPresent())
                        .orElse(true);
    }
}
