package io.serenade.jobs;

import io.serenade.storage.MediaStore;
import java.util.Optional;
import java.util.function.Supplier;

/** The media of one job, for tests outside this package. */
public final class JobMediaForTests {
    private JobMediaForTests() {}

    public static JobMedia of(MediaStore media, Supplier<Job> job) {
        JobMedia outputs = new JobMedia();
        outputs.media = media;
        outputs.jobs = new Jobs() {
            @Override
            public Optional<Job> findLocked(String id) {
                return Optional.of(job.get());
            }
        };
        return outputs;
    }
}
