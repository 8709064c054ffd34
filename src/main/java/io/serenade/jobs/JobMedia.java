package io.serenade.jobs;

import io.serenade.storage.MediaKind;
import io.serenade.storage.MediaStore;
import io.serenade.storage.MediaStore.Content;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/**
 * Stores media made for a job, unless the job was withdrawn. Erasing deletes files after its commit, and this class
 * checks the job after the file is stored, so whichever comes last removes the file.
 */
@ApplicationScoped
public class JobMedia {
    private static final Logger LOG = System.getLogger(JobMedia.class.getName());

    @Inject
    MediaStore media;

    @Inject
    Jobs jobs;

    /**
     * @throws JobWithdrawnException when the job was erased or cancelled meanwhile; nothing is left in the storage then
     */
    public void put(String jobId, MediaKind kind, String key, Content content)
            throws IOException, InterruptedException {
        media.put(kind, key, content);
        if (jobs.isWithdrawn(jobId)) {
            media.delete(kind, key);
            throw new JobWithdrawnException(jobId);
        }
    }

    /**
     * Removes what was stored of a job that was erased or cancelled after that. One that cannot be deleted now is an
     * orphan.
     */
    public void removeIfWithdrawn(String jobId, MediaKind kind, List<String> keys) {
        if (!keys.isEmpty() && jobs.isWithdrawn(jobId)) {
            for (String key : keys) {
                remove(kind, key);
            }
        }
    }

    /**
     * Deletes a file of a job that is erased or was refused. A file that cannot be deleted now becomes an orphan.
     *
     * @return whether it existed
     */
    public boolean remove(MediaKind kind, String key) {
        try {
            return media.delete(kind, key);
        } catch (IOException e) {
            LOG.log(
                    Level.WARNING,
                    "{0} {1} could not be deleted; the nightly clean-up tries again: {2}",
                    kind,
                    key,
                    e.getMessage());
            return false;
        }
    }
}
