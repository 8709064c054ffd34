package io.serenade.jobs.retention;

import io.serenade.platform.keys.ApplicationKeys;
import io.serenade.storage.MediaKind;
import io.serenade.storage.MediaStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Tells whether the media of a store belong to this database. A marker file with the database's random id is stored
 * next to them, so a server with another or an empty database, or on a foreign bucket, removes nothing.
 */
@ApplicationScoped
public class InstallationMark {
    private static final Logger LOG = System.getLogger(InstallationMark.class.getName());
    private static final String ID = "installation";
    private static final String SINCE = "installed-at";

    /** A photo is stored before the row of its job. */
    private static final Duration EARLIER = Duration.ofHours(1);

    @Inject
    MediaStore media;

    @Inject
    ApplicationKeys keys;

    /**
     * Whether all kinds of media belong to this database; a store without a marker and without files older than the
     * database gets one.
     */
    public boolean isOnAll() throws IOException {
        boolean all = true;
        for (MediaKind kind : MediaKind.values()) {
            all &= isOn(kind);
        }
        return all;
    }

    private boolean isOn(MediaKind kind) throws IOException {
        String ours = keys.get(ID);
        Optional<String> mark = media.findMark(kind);
        if (mark.isEmpty() && hasNothingOlderThanUs(kind)) {
            media.putMark(kind, ours);
            return true;
        }
        if (mark.filter(ours::equals).isEmpty()) {
            LOG.log(
                    Level.ERROR,
                    "The media at {0} {1}, so nothing is removed. Is DATABASE_URL the right one? If these media belong"
                            + " to this database, write {2} into {0}",
                    media.placeOfMark(kind),
                    mark.isPresent() ? "are those of another database" : "are older than this database",
                    ours);
            return false;
        }
        return true;
    }

    private boolean hasNothingOlderThanUs(MediaKind kind) throws IOException {
        Instant since = Instant.parse(keys.get(SINCE)).minus(EARLIER);
        boolean[] older = new boolean[1];
        media.eachPage(kind, since, names -> older[0] = true);
        return !older[0];
    }
}
