package io.serenade.generation;

import io.serenade.jobs.Job;
import io.serenade.jobs.calls.CallbackTokens.Callback;
import io.serenade.jobs.calls.WebhookDeliveries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/**
 * What a provider's signed webhook may do: adopt a prediction whose request was never answered, and wake the stage that
 * reads the provider's own record. It decides nothing by itself, and a copy of it does nothing at all.
 */
@ApplicationScoped
@Transactional
public class PredictionCallbacks {
    @Inject
    private Generations generations;

    @Inject
    private WebhookDeliveries deliveries;

    @Inject
    private Clock clock;

    /**
     * Takes a hint whose signature is genuine.
     *
     * @param callback what the token in the address stands for
     * @param webhookId the provider's id of this message, the same for all its copies
     * @return the job as it now stands; empty when it is gone or the message came before
     */
    public Optional<Job> hint(Callback callback, String webhookId, String predictionId) {
        if (!deliveries.take(webhookId)) {
            return Optional.empty();
        }
        return generations
                .findLocked(callback.jobId())
                .filter(entry -> !entry.job().state().isFinished())
                .map(entry -> {
                    Generation generation = entry.generation();
                    boolean current = callback.attempt() == generation.attempt();
                    if (current) {
                        generation.sendStartedAt().ifPresent(sent -> generation.markPredicting(predictionId, sent));
                    }
                    if (generation.predictionId().filter(predictionId::equals).isPresent()
                            && entry.job().stage().equals(Predict.NAME)) {
                        entry.job().wake(clock.instant());
                    }
                    return entry.job();
                });
    }
}
