package io.serenade.generation;

import io.serenade.jobs.Claim;
import io.serenade.jobs.Gates;
import io.serenade.jobs.JobError;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.RetryPolicy;
import io.serenade.jobs.Stage;
import io.serenade.jobs.WorkerPool;
import io.serenade.jobs.calls.CallbackTokens;
import io.serenade.jobs.calls.ProviderCalls;
import io.serenade.providers.MediaGenerator;
import io.serenade.providers.MediaGenerator.Prediction;
import io.serenade.providers.MediaGenerator.PredictionRequest;
import io.serenade.providers.ProviderException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Has the provider make a prediction and waits for its end: for the signed webhook, and by asking as the net. That it is
 * about to ask is stored first: a request that was sent but never answered may have been taken and is not repeated until its
 * time is over. A prediction that failed counts, and the next try makes a new one.
 */
@ApplicationScoped
public class Predict implements Stage {
    static final String NAME = "predict";

    private static final Duration SHORTEST_LOOK = Duration.ofSeconds(5);
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofHours(1);

    @Inject
    Generations generations;

    @Inject
    Jobs jobs;

    @Inject
    Gates gates;

    @Inject
    MediaGenerator generator;

    @Inject
    ProviderCalls calls;

    @Inject
    CancelGeneration withdrawal;

    @Inject
    CallbackTokens tokens;

    @Inject
    GenerationSettings settings;

    @Inject
    Clock clock;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public WorkerPool lane() {
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
        Generation generation = generations.get(claim.jobId());
        if (generation.predictionId().isPresent()) {
            return look(claim, generation);
        }
        Instant now = clock.instant();
        Optional<Instant> unansweredUntil = generation.sendStartedAt().map(started -> started.plus(settings.timeout()));
        if (unansweredUntil.isEmpty()) {
            return ask(claim);
        }
        return unansweredUntil.get().isAfter(now)
                ? Outcome.parked(unansweredUntil.get(), Outcome.NOTHING)
                : again(claim, "provider_unanswered", "The provider took the request but never answered.");
    }

    private Outcome ask(Claim claim) {
        if (!jobs.whileHeld(claim, () -> generations.get(claim.jobId()).startSending(clock.instant()))) {
            return Outcome.waiting("another worker holds it", Duration.ZERO);
        }
        Generation generation = generations.get(claim.jobId());
        Prediction prediction;
        try {
            prediction = calls.call(
                    claim.jobId(),
                    generator.name(),
                    "create-prediction",
                    generation.attempt(),
                    () -> generator.create(request(generation)));
        } catch (ProviderException e) {
            return refused(claim, e);
        }
        Instant now = clock.instant();
        if (!jobs.whileHeld(claim, () -> generations.get(claim.jobId()).markPredicting(prediction.id(), now))) {
            withdrawal.stopPrediction(claim.jobId(), prediction.id());
            return Outcome.waiting("it was cancelled meanwhile", Duration.ZERO);
        }
        return judge(claim, prediction, now);
    }

    private Outcome refused(Claim claim, ProviderException e) {
        Runnable answered = () -> generations.get(claim.jobId()).noteAnswered();
        JobError error = ProviderCalls.toStageException(e).error();
        return switch (e.category()) {
            case UNANSWERED -> Outcome.parked(clock.instant().plus(settings.timeout()), Outcome.NOTHING);
            case UNAVAILABLE -> new Outcome.Wait(e.getMessage(), e.retryAfter(), answered);
            case REJECTED ->
                new Outcome.Failed(new JobError(error.code(), error.message(), false, error.requestId()), answered);
            case BROKEN -> new Outcome.Retry(error, answered);
        };
    }

    private Outcome look(Claim claim, Generation generation) {
        String id = generation.predictionId().orElseThrow();
        Instant sent = generation.predictedAt().orElseThrow();
        try {
            Prediction prediction = calls.call(
                    claim.jobId(), generator.name(), "read-prediction", generation.attempt(), () -> generator.read(id));
            return judge(claim, prediction, sent);
        } catch (ProviderException e) {
            return clock.instant().isAfter(sent.plus(settings.timeout()).plus(GRACE))
                    ? again(claim, "prediction_lost", "The provider could not tell what became of the prediction.")
                    : Outcome.waiting(e.getMessage(), e.retryAfter());
        }
    }

    private Outcome judge(Claim claim, Prediction prediction, Instant sent) {
        return switch (prediction.status()) {
            case SUCCEEDED -> succeeded(claim, prediction);
            case FAILED -> failed(claim, prediction);
            case CANCELED -> cancelled(claim, prediction, sent);
            case ABORTED -> again(claim, "prediction_aborted", "The provider did not begin the prediction in time.");
            case STARTING, PROCESSING -> stillRunning(claim, prediction, sent);
        };
    }

    private Outcome succeeded(Claim claim, Prediction prediction) {
        if (prediction.outputs().isEmpty() && prediction.text().isEmpty()) {
            return again(claim, "prediction_empty", "The model made nothing that can be kept.");
        }
        return Outcome.done(() -> {
            generations.get(claim.jobId()).markPredicted(prediction.outputs(), prediction.text(), prediction.runTime());
            gates.release(claim.jobId());
        });
    }

    /** What a model says of its own failure tells whether another try makes sense. */
    private Outcome failed(Claim claim, Prediction prediction) {
        String said = prediction.error().orElse("it gave no reason");
        String lower = said.toLowerCase(Locale.ROOT);
        if (lower.contains("nsfw") || lower.contains("sensitive") || lower.contains("safety")) {
            return given(
                    claim,
                    new JobError("prompt_refused", "The model refused the prompt: " + said, false, prediction.id()));
        }
        if (lower.contains("validation") || lower.contains("invalid input")) {
            return given(
                    claim,
                    new JobError("input_refused", "The model refused its input: " + said, false, prediction.id()));
        }
        JobError error = new JobError("prediction_failed", "The model failed: " + said, true, prediction.id());
        return new Outcome.Retry(error, forgetting(claim));
    }

    /** The provider ends a prediction by the same deadline as we do, mostly a moment earlier. */
    private Outcome cancelled(Claim claim, Prediction prediction, Instant sent) {
        return clock.instant().isBefore(sent.plus(settings.timeout()).minus(SHORTEST_LOOK))
                ? given(
                        claim,
                        new JobError(
                                "prediction_cancelled",
                                "The prediction was cancelled at the provider.",
                                true,
                                prediction.id()))
                : timedOut(claim);
    }

    private Outcome timedOut(Claim claim) {
        return again(claim, "prediction_timed_out", "The model did not finish in time.");
    }

    private Outcome given(Claim claim, JobError error) {
        return new Outcome.Failed(error, forgetting(claim));
    }

    private Outcome stillRunning(Claim claim, Prediction prediction, Instant sent) {
        Instant now = clock.instant();
        Instant end = sent.plus(settings.timeout());
        if (!now.isBefore(end)) {
            withdrawal.stopPrediction(claim.jobId(), prediction.id());
            return timedOut(claim);
        }
        Duration half = Duration.between(sent, now).dividedBy(2);
        Duration rest = half.compareTo(SHORTEST_LOOK) < 0
                ? SHORTEST_LOOK
                : half.compareTo(LONGEST_LOOK) > 0 ? LONGEST_LOOK : half;
        Instant next = now.plus(rest);
        return Outcome.parked(next.isAfter(end) ? end : next, Outcome.NOTHING);
    }

    private Outcome again(Claim claim, String code, String message) {
        return new Outcome.Retry(new JobError(code, message, true), forgetting(claim));
    }

    private Runnable forgetting(Claim claim) {
        return () -> generations.get(claim.jobId()).forgetPrediction();
    }

    private PredictionRequest request(Generation generation) {
        Optional<URI> webhook = settings.webhookBaseUrl()
                .map(base -> URI.create(base + "/api/v1/webhooks/replicate/"
                        + tokens.tokenFor(generation.jobId(), generation.attempt())));
        return new PredictionRequest(
                generation.model(),
                ModelInput.of(generation, generator.inputSchema(generation.model())),
                webhook.orElse(null),
                settings.timeout());
    }
}
