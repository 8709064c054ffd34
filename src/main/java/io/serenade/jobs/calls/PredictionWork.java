package io.serenade.jobs.calls;

import io.serenade.jobs.JobError;
import io.serenade.jobs.calls.Prices.Price;
import io.serenade.jobs.calls.TaskAnswer.Progress;
import io.serenade.providers.MediaGenerator;
import io.serenade.providers.MediaGenerator.Prediction;
import io.serenade.providers.MediaGenerator.PredictionRequest;
import io.serenade.providers.MediaGenerator.Status;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A model's prediction as a task: requested with a deadline, reported by the signed webhook, with polling as a
 * fallback. A failed prediction counts, and the model's error message decides whether another try makes sense. Products
 * add what to make and what to do with the result.
 */
public abstract class PredictionWork implements ProviderWork<Prediction> {
    private static final Duration GRACE = Duration.ofHours(1);
    private static final Duration EARLY = Duration.ofSeconds(5);

    private final MediaGenerator generator;
    private final Duration timeout;
    private final Optional<Duration> longestRun;
    private final Optional<URI> webhookBase;

    /** @param webhookBase where the provider can reach us; empty if only polling finds results */
    protected PredictionWork(MediaGenerator generator, Duration timeout, Optional<URI> webhookBase) {
        this(generator, timeout, Optional.empty(), webhookBase);
    }

    private PredictionWork(
            MediaGenerator generator, Duration timeout, Optional<Duration> longestRun, Optional<URI> webhookBase) {
        this.generator = generator;
        this.timeout = timeout;
        this.longestRun = longestRun;
        this.webhookBase = webhookBase;
    }

    /**
     * A prediction whose time counts from the start of its model.
     *
     * @param longestStart how long it may wait for that start
     */
    protected PredictionWork(
            MediaGenerator generator, Duration longestStart, Duration longestRun, Optional<URI> webhookBase) {
        this(generator, longestStart.plus(longestRun), Optional.of(longestRun), webhookBase);
    }

    /** What its model costs. */
    protected abstract Price tariff();

    @Override
    public final BigDecimal price() {
        return tariff().atMost(longestRun.orElse(timeout));
    }

    /** A model that has not begun costs nothing. */
    @Override
    public final BigDecimal cost(Prediction prediction) {
        return switch (prediction.status()) {
            case STARTING, ABORTED -> BigDecimal.ZERO;
            case PROCESSING, SUCCEEDED, FAILED, CANCELED ->
                tariff().of(prediction.runTime(), longestRun.orElse(timeout));
        };
    }

    /** What to make, with the deadline and the webhook given. */
    protected abstract PredictionRequest request(Optional<URI> webhook, Duration deadline);

    @Override
    public final String account() {
        return generator.name();
    }

    @Override
    public TaskTimes times() {
        return new TaskTimes(timeout, GRACE, longestRun.map(TaskTimes::growing).orElseGet(TaskTimes::growing));
    }

    /** Both times come from the provider's clock, so its being wrong does not matter. */
    @Override
    public final Instant end(Prediction prediction, Instant accepted) {
        if (longestRun.isEmpty()) {
            return accepted.plus(timeout);
        }
        Instant latestStart = accepted.plus(timeout).minus(longestRun.get());
        return prediction.status() == Status.STARTING
                ? latestStart
                : prediction.waited().map(accepted::plus).orElse(latestStart).plus(longestRun.get());
    }

    @Override
    public final Optional<URI> callbackBase() {
        return webhookBase.map(base -> URI.create(base + "/api/callbacks/" + account() + "/"));
    }

    @Override
    public final TaskAnswer<Prediction> ask(Optional<URI> callback) {
        return answer(generator.create(request(callback, timeout)));
    }

    @Override
    public final TaskAnswer<Prediction> read(String predictionId) {
        return answer(generator.read(predictionId));
    }

    @Override
    public final void cancel(String predictionId) {
        generator.cancel(predictionId);
    }

    @Override
    public TaskFailure failure(TaskEnding<Prediction> ending) {
        return switch (ending.reason()) {
            case REFUSED -> refused(ending.error().orElseThrow());
            case UNANSWERED -> again("provider_unanswered", "The provider took the request but never answered.", null);
            case TIMED_OUT -> again("prediction_timed_out", "The model did not finish in time.", null);
            case LOST -> again("prediction_lost", "The provider could not tell what became of the prediction.", null);
            case FAILED -> failed(ending.record().orElseThrow(), isOver(ending.ran()));
        };
    }

    /** The provider ends a prediction by the same deadline as we do, usually slightly earlier. */
    private boolean isOver(Duration ran) {
        return ran.compareTo(timeout.minus(EARLY)) >= 0;
    }

    /** A refusal is final, however often the request is repeated; an error of the service may pass. */
    private TaskFailure refused(JobError error) {
        return error.code().equals("provider_rejected") || error.code().equals(JobCosts.BUDGET_EXCEEDED)
                ? TaskFailure.last(new JobError(error.code(), error.message(), false, error.requestId()))
                : TaskFailure.again(error);
    }

    /** A prediction that made nothing which can be kept has failed. */
    private static TaskAnswer<Prediction> answer(Prediction prediction) {
        Progress progress =
                switch (prediction.status()) {
                    case STARTING, PROCESSING -> Progress.RUNNING;
                    case SUCCEEDED -> isEmpty(prediction) ? Progress.FAILED : Progress.SUCCEEDED;
                    case FAILED, CANCELED, ABORTED -> Progress.FAILED;
                };
        return new TaskAnswer<>(prediction.id(), progress, prediction);
    }

    private static boolean isEmpty(Prediction prediction) {
        return prediction.outputs().isEmpty() && prediction.text().isEmpty();
    }

    private static TaskFailure failed(Prediction prediction, boolean over) {
        return switch (prediction.status()) {
            case SUCCEEDED -> again("prediction_empty", "The model made nothing that can be kept.", prediction.id());
            case CANCELED ->
                over
                        ? again("prediction_timed_out", "The model did not finish in time.", prediction.id())
                        : TaskFailure.last(new JobError(
                                "prediction_cancelled",
                                "The prediction was cancelled at the provider.",
                                true,
                                prediction.id()));
            case ABORTED ->
                again("prediction_aborted", "The provider did not begin the prediction in time.", prediction.id());
            case FAILED, STARTING, PROCESSING -> failed(prediction.id(), prediction.error());
        };
    }

    /** What a model says about its own failure tells whether another try makes sense. */
    private static TaskFailure failed(String id, Optional<String> error) {
        String said = error.orElse("it gave no reason");
        String lower = said.toLowerCase(Locale.ROOT);
        if (lower.contains("nsfw") || lower.contains("sensitive") || lower.contains("safety")) {
            return TaskFailure.last(new JobError("prompt_refused", "The model refused the prompt: " + said, false, id));
        }
        if (lower.contains("validation") || lower.contains("invalid input")) {
            return TaskFailure.last(new JobError("input_refused", "The model refused its input: " + said, false, id));
        }
        return again("prediction_failed", "The model failed: " + said, id);
    }

    private static TaskFailure again(String code, String message, String predictionId) {
        return TaskFailure.again(new JobError(code, message, true, predictionId));
    }
}
