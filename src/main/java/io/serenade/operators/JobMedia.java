package io.serenade.operators;

import io.serenade.jobs.operations.OperatedJobs.Medium;
import io.serenade.storage.MediaStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What is stored of a job. Runs in no transaction, because a bucket takes its time to answer. */
@ApplicationScoped
public class JobMedia {
    private static final Logger LOG = System.getLogger(JobMedia.class.getName());

    @Inject
    JobDetailsReader dossiers;

    @Inject
    MediaStore store;

    /** @param number among all that the job's product names, whether it is there or not */
    public record Numbered(int number, Medium medium) {}

    /** What is there; asks the storage for each medium. */
    public List<Numbered> list(String jobId) {
        List<Medium> named = dossiers.media(jobId);
        return IntStream.range(0, named.size())
                .filter(number -> isThere(named.get(number)))
                .mapToObj(number -> new Numbered(number, named.get(number)))
                .toList();
    }

    /** The medium of a number, which may no longer exist; does not ask the storage. */
    public Optional<Medium> find(String jobId, int number) {
        List<Medium> named = dossiers.media(jobId);
        return number < named.size() ? Optional.of(named.get(number)) : Optional.empty();
    }

    private boolean isThere(Medium medium) {
        try {
            return store.find(medium.kind(), medium.key()).isPresent();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Whether {0} is stored cannot be told: {1}", medium.key(), e.getMessage());
            return false;
        }
    }
}
