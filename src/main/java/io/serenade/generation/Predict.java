package io.serenade.generation;

import io.serenade.jobs.Claim;
import io.serenade.jobs.JobError;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.RetryPolicy;
import io.serenade.jobs.WorkerPool;
import io.serenade.jobs.calls.AskOnce;
import io.serenade.jobs.calls.Prices;
import io.serenade.jobs.calls.ProviderWork;
import io.serenade.jobs.calls.TaskAnswer;
import io.serenade.jobs.calls.TaskAnswer.Progress;
import io.serenade.jobs.calls.TaskEnding;
import io.serenade.jobs.calls.TaskFailure;
import io.serenade.jobs.calls.TaskStage;
import io.serenade.jobs.calls.TaskTimes;
import io.serenade.providers.MediaGenerator;
import io.serenade.providers.MediaGenerator.Prediction;
import io.serenade.providers.MediaGenerator.PredictionRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Has the provider make a prediction and waits for its end: for the signed webhook, and by reading the record as the safety
 * net. A prediction that failed counts, and the next try makes a new one.
 */
@ApplicationScoped
public class Predict implements TaskStage {
    public static final String NAME = "predict";

    private static final String TASK = "prediction";
    private static final Duration GRACE = Duration.ofHours(1);
    private static final Duration EARLY = Duration.ofSeconds(5);

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

    private final class Work implements ProviderWork<Prediction> {
        private final String id;

        Work(String id) {
            this.id = id;
        }

        @Override
        public String account() {
            return generator.name();
        }

        @Override
        public BigDecimal price() {
            return prices.of(generations.get(id).model());
        }

        @Override
        public TaskTimes times() {
            return new TaskTimes(settings.timeout(), GRACE, TaskTimes.growing());
        }

        @Override
        public Optional<URI> callbackBase() {
            return settings.webhookBaseUrl().map(base -> URI.create(base + "/api/callbacks/" + account() + "/"));
        }

        @Override
        public TaskAnswer<Prediction> ask(Optional<URI> callback) {
            Generation generation = generations.get(id);
            return answer(generator.create(new PredictionRequest(
                    generation.model(),
                    ModelInput.of(generation, generator.inputSchema(generation.model())),
                    callback.orElse(null),
                    settings.timeout())));
        }

        @Override
        public TaskAnswer<Prediction> read(String predictionId) {
            return answer(generator.read(predictionId));
        }

        @Override
        public void cancel(String predictionId) {
            generator.cancel(predictionId);
        }

        @Override
        public void succeeded(Prediction prediction) {
            generations
                    .get(id)
                    .markPredicted(prediction.outputs(), prediction.text(), prediction.runTime(), clock.instant());
        }

        @Override
        public TaskFailure failure(TaskEnding<Prediction> ending) {
            return switch (ending.reason()) {
                case REFUSED -> refused(ending.error().orElseThrow());
                case UNANSWERED ->
                    again("provider_unanswered", "The provider took the request but never answered.", null);
                case TIMED_OUT -> again("prediction_timed_out", "The model did not finish in time.", null);
                case LOST ->
                    again("prediction_lost", "The provider could not tell what became of the prediction.", null);
                case FAILED -> failed(ending.record().orElseThrow(), isOver(ending.ran()));
            };
        }

        /** The provider ends a prediction by the same deadline as we do, mostly a moment earlier. */
        private boolean isOver(Duration ran) {
            return ran.compareTo(settings.timeout().minus(EARLY)) >= 0;
        }

        /** A refusal stays one, however often the same is asked; an error of the service may pass. */
        private TaskFailure refused(JobError error) {
            return error.code().equals("provider_rejected")
                    ? TaskFailure.last(new JobError(error.code(), error.message(), false, error.requestId()))
                    : TaskFailure.again(error);
        }
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

    /** What a model says of its own failure tells whether another try makes sense. */
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
