package io.serenade.jobs.retention;

import io.serenade.jobs.IdempotencyKeys;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.calls.WebhookDeliveries;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files that belong to nothing any more: unfinished ones, media whose job was never stored, media of erased jobs. Only
 * what is older than an hour, so that nothing under way is touched. Also warns of a disk that fills up.
 */
@ApplicationScoped
public class OrphanedFiles {
    private static final Logger LOG = System.getLogger(OrphanedFiles.class.getName());
    private static final Duration UNDISTURBED = Duration.ofHours(1);
    private static final Pattern JOB_ID =
            Pattern.compile("[a-z][a-z0-9]{23}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final double NEARLY_FULL = 0.8;

    @Inject
    private MediaStore media;

    @Inject
    private Jobs jobs;

    @Inject
    private IdempotencyKeys keys;

    @Inject
    private WebhookDeliveries deliveries;

    @Inject
    private OldEvents oldEvents;

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
        for (MediaKind kind : MediaKind.values()) {
            for (String key : media.keysOlderThan(kind, before)) {
                if (isOrphan(key) && media.delete(kind, key)) {
                    removed++;
                }
            }
        }
        limits.forgetBefore(before);
        keys.forgetOld();
        deliveries.forgetOld();
        oldEvents.remove();
        double fullness = media.fullness().orElse(0);
        if (fullness > NEARLY_FULL) {
            LOG.log(Level.WARNING, "The storage is {0} % full", Math.round(fullness * 100));
        }
        LOG.log(Level.INFO, "Clean-up: {0} files that belonged to nothing were removed", removed);
        return removed;
    }

    private boolean isOrphan(String key) {
        Matcher id = JOB_ID.matcher(key);
        return id.lookingAt()
                && jobs.find(id.group()).map(job -> job.erasedAt().isPresent()).orElse(true);
    }
}
