package io.serenade.generation;

import io.serenade.generation.Generations.Entry;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.calls.ProviderCalls;
import io.serenade.jobs.engine.Admission;
import io.serenade.providers.MediaGenerator;
import io.serenade.providers.ProviderException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Takes back what a caller no longer wants: the job here, and the prediction at the provider. */
@ApplicationScoped
public class CancelGeneration {
    private static final Logger LOG = System.getLogger(CancelGeneration.class.getName());

    @Inject
    private Jobs jobs;

    @Inject
    private Generations generations;

    @Inject
    private MediaGenerator generator;

    @Inject
    private ProviderCalls calls;

    @Inject
    private Admission admission;

    /** Cancels a job that has not ended. @return false when it had ended already */
    public boolean cancel(String jobId) {
        if (!jobs.cancel(jobId)) {
            return false;
        }
        generations
                .find(jobId)
                .map(Entry::generation)
                .flatMap(Generation::predictionId)
                .ifPresent(prediction -> stopPrediction(jobId, prediction));
        admission.admit(Generation.PRODUCT);
        return true;
    }

    /** Spares the provider's work. Where that fails it ends by its own deadline, so the caller need not know. */
    void stopPrediction(String jobId, String predictionId) {
        try {
            calls.call(jobId, generator.name(), "cancel-prediction", 1, () -> {
                generator.cancel(predictionId);
                return predictionId;
            });
        } catch (ProviderException e) {
            LOG.log(
                    Level.WARNING,
                    "Job {0}: prediction {1} could not be cancelled: {2}",
                    jobId,
                    predictionId,
                    e.detail());
        }
    }
}
