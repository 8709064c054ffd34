package io.serenade.generation;

import io.serenade.jobs.Claim;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.RetryPolicy;
import io.serenade.jobs.WorkerPool;
import io.serenade.jobs.calls.AskOnce;
import io.serenade.jobs.calls.PredictionWork;
import io.serenade.jobs.calls.Prices;
import io.serenade.jobs.calls.Prices.Price;
import io.serenade.jobs.calls.ProviderWork;
import io.serenade.jobs.calls.TaskStage;
import io.serenade.providers.MediaGenerator;
import io.serenade.providers.MediaGenerator.Prediction;
import io.serenade.providers.MediaGenerator.PredictionRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Requests a prediction and waits for its end: through the signed webhook, with polling as the fallback. A failed
 * prediction counts, and the next attempt requests a new one.
 */
@ApplicationScoped
public class Predict implements TaskStage {
    public static final String NAME = "predict";

    private static final String TASK = "prediction";

    @Inject
    AskOnce askOnce;

    @Inject
    Generations generations;

    @Inject
    MediaGenerator generator;

    @Inject
    GenerationSettings settings;

    @Inject
    Prices prices;

    @Inject
    Clock clock;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public WorkerPool pool() {
        return WorkerPool.IO;
    }

    @Override
    public Duration deadline() {
        return Duration.ofMinutes(3);
    }

    @Override
    public RetryPolicy retryPolicy() {
        return settings.retryPolicy();
    }

    @Override
    public Outcome run(Claim claim) {
        return askOnce.follow(claim, TASK, workOf(claim.jobId(), TASK));
    }

    @Override
    public ProviderWork<Prediction> workOf(String jobId, String taskName) {
        return new Work(jobId);
    }

    private final class Work extends PredictionWork {
        private final String id;

        Work(String id) {
            super(generator, settings.timeout(), settings.webhookBaseUrl());
            this.id = id;
        }

        @Override
        protected Price tariff() {
            return prices.find(generations.get(id).model());
        }

        @Override
        protected PredictionRequest request(Optional<URI> webhook, Duration deadline) {
            Generation generation = generations.get(id);
            return new PredictionRequest(
                    generation.model(),
                    ModelInput.of(generation, generator.inputSchema(generation.model())),
                    webhook.orElse(null),
                    deadline);
        }

        @Override
        public void succeeded(Prediction prediction) {
            generations
                    .get(id)
                    .markPredicted(prediction.outputs(), prediction.text(), prediction.runTime(), clock.instant());
        }
    }
}
