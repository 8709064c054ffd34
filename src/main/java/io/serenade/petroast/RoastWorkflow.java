package io.serenade.petroast;

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
import java.util.Optional;
import java.util.stream.Stream;

/** The pipeline of a roast: render, collect, filter. Without a filter the last stage does nothing. */
@ApplicationScoped
public class RoastWorkflow implements Workflow {
    @Inject
    private RenderRoast render;

    @Inject
    private CollectRoast collect;

    @Inject
    private DrawFilter drawFilter;

    @Inject
    private Erasing erasing;

    @Inject
    private JobMedia media;

    @Inject
    private PetRoastSettings settings;

    @Override
    public String product() {
        return Roast.PRODUCT;
    }

    @Override
    public List<Stage> stages() {
        return List.of(render, collect, drawFilter);
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
        private Roasts roasts;

        @Inject
        private Jobs jobs;

        /** @return the keys of the files to delete */
        @Transactional
        public List<String> forget(String jobId) {
            return roasts.findLocked(jobId)
                    .filter(entry -> entry.job().erasedAt().isEmpty())
                    .map(entry -> {
                        Roast roast = entry.roast();
                        List<String> keys = Stream.of(
                                        roast.picture(), roast.video(), roast.plainVideo(), roast.poster())
                                .flatMap(Optional::stream)
                                .distinct()
                                .toList();
                        jobs.erase(jobId);
                        roast.erase();
                        return keys;
                    })
                    .orElse(List.of());
        }
    }
}
