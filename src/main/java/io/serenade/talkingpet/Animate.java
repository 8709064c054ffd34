package io.serenade.talkingpet;

import io.serenade.jobs.Claim;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.RetryPolicy;
import io.serenade.jobs.WorkerPool;
import io.serenade.jobs.calls.AskOnce;
import io.serenade.jobs.calls.PredictionWork;
import io.serenade.jobs.calls.Prices;
import io.serenade.jobs.calls.Prices.Price;
import io.serenade.jobs.calls.ProviderWork;
import io.serenade.jobs.calls.TaskStage;
import io.serenade.platform.files.MediaFormat;
import io.serenade.providers.MediaGenerator;
import io.serenade.providers.MediaGenerator.Prediction;
import io.serenade.providers.MediaGenerator.PredictionRequest;
import io.serenade.providers.ProviderException;
import io.serenade.providers.ProviderException.Category;
import io.serenade.storage.LocalCopy;
import io.serenade.storage.MediaKind;
import io.serenade.storage.MediaStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Has a model animate the photo. The request contains our own copy of the photo, and of the speech for models
 * that take sound: the checked photo is the one that is used, and the provider need not be able to reach us.
 */
@ApplicationScoped
public class Animate implements TaskStage {
    public static final String NAME = "animate";

    private static final String TASK = "clip";
    private static final int ASKED_PERCENT = 20;

    @Inject
    AskOnce askOnce;

    @Inject
    PetClips clips;

    @Inject
    MediaGenerator generator;

    @Inject
    MediaStore media;

    @Inject
    TalkingPetSettings settings;

    @Inject
    Prices prices;

    @Inject
    Jobs jobs;

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
        return new RetryPolicy(2, List.of(Duration.ofSeconds(10)));
    }

    @Override
    public Outcome run(Claim claim) {
        Outcome outcome = askOnce.follow(claim, TASK, workOf(claim.jobId(), TASK));
        if (outcome instanceof Outcome.Parked) {
            jobs.report(claim, ASKED_PERCENT);
        }
        return outcome;
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
            return prices.find(clips.get(id).model());
        }

        @Override
        protected PredictionRequest request(Optional<URI> webhook, Duration deadline) {
            PetOrder order = clips.get(id).order();
            ModelFields fields = ModelFields.of(order.model(), generator.inputSchema(order.model()));
            Optional<String> speech = fields.hears()
                    ? Optional.of(address(MediaKind.SPEECH, PetMedia.speechKey(id), MediaFormat.MP3))
                    : Optional.empty();
            return new PredictionRequest(
                    order.model(),
                    fields.input(order, address(MediaKind.PHOTO, PetMedia.photoKey(id), MediaFormat.JPEG), speech),
                    webhook.orElse(null),
                    deadline);
        }

        private String address(MediaKind kind, String key, MediaFormat format) {
            try (LocalCopy file = media.fetch(kind, key)) {
                return generator.handOver(Files.readAllBytes(file.path()), format);
            } catch (IOException e) {
                throw new ProviderException(Category.UNAVAILABLE, "The photo cannot be read from the storage.", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ProviderException(Category.UNAVAILABLE, "Interrupted while the photo was read.", e);
            }
        }

        @Override
        public void succeeded(Prediction prediction) {
            clips.get(id).markPredicted(prediction.outputs().get(0), clock.instant());
        }
    }
}
