package io.serenade.generation;

import io.serenade.jobs.JobMedia;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.Stage;
import io.serenade.jobs.Workflow;
import io.serenade.storage.MediaKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** The pipeline of a generation: predict, collect outputs. */
@ApplicationScoped
public class GenerationWorkflow implements Workflow {
    @Inject
    private Predict predict;

    @Inject
    private CollectOutputs collectOutputs;

    @Inject
    private Erasing erasing;

    @Inject
    private JobMedia media;

    @Inject
    private GenerationSettings settings;

    @Override
    public String product() {
        return Generation.PRODUCT;
    }

    @Override
    public List<Stage> stages() {
        return List.of(predict, collectOutputs);
    }

    @Override
    public OptionalInt slotsAt(String account) {
        return OptionalInt.of(settings.parallel());
    }

    @Override
    public Duration keptFor() {
        return Duration.ofDays(settings.retentionDays());
    }

    @Override
    public void erase(String jobId) {
        erasing.forget(jobId).forEach(key -> media.remove(MediaKind.GENERATED, key));
    }

    /** The part of erasing that is one transaction. */
    @ApplicationScoped
    static class Erasing {
        @Inject
        private Generations generations;

        @Inject
        private Jobs jobs;

        /** @return the keys of the files to delete */
        @Transactional
        public List<String> forget(String jobId) {
            return generations
                    .findLocked(jobId)
                    .filter(entry -> entry.job().erasedAt().isEmpty())
                    .map(entry -> {
                        List<String> keys = entry.generation().media();
                        jobs.erase(jobId);
                        entry.generation().erase();
                        return keys;
                    })
                    .orElse(List.of());
        }
    }
}
