package io.serenade.lovesong;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Removes a song as the operator, whether it is finished or under way. */
@ApplicationScoped
public class RemoveSong {
    private static final Logger LOG = System.getLogger(RemoveSong.class.getName());

    @Inject
    private Erasure erasure;

    /** @return false when there is no such song, or it no longer exists */
    public boolean of(String sessionId) {
        boolean removed = erasure.takeDown(sessionId);
        if (removed) {
            erasure.deleteFiles(sessionId);
            LOG.log(Level.INFO, "Job {0}: taken down by the operator", sessionId);
        }
        return removed;
    }
}
