package io.serenade.generation;

import static io.serenade.jobs.JobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.serenade.accounts.OrderRules;
import io.serenade.jobs.Claim;
import io.serenade.jobs.Job;
import io.serenade.jobs.JobMediaForTests;
import io.serenade.jobs.JobState;
import io.serenade.jobs.JobWithdrawnException;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.StageException;
import io.serenade.jobs.StageException.Category;
import io.serenade.jobs.calls.ProviderWork;
import io.serenade.jobs.calls.TaskAnswer.Progress;
import io.serenade.jobs.calls.TaskEnding;
import io.serenade.jobs.calls.TaskEnding.Reason;
import io.serenade.jobs.calls.TaskFailure;
import io.serenade.platform.files.MediaFormat;
import io.serenade.providers.MediaGenerator.Prediction;
import io.serenade.providers.MediaGenerator.Status;
import io.serenade.providers.ProviderException;
import io.serenade.storage.MediaInMemory;
import jakarta.json.JsonValue;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the stages of a generation make of late, lost and unwanted things. */
class GenerationStagesTest {
    private static final Instant NOON = Instant.parse("2027-02-14T12:00:00Z");
    private static final String ID = "123e4567-e89b-42d3-a456-426614174000";
    private static final Duration TIMEOUT = Duration.ofMinutes(30);
    private static final GenerationSettings SETTINGS = new GenerationSettings(
            3,
            Duration.ofSeconds(60),
            new OrderRules("generation", true, 60, 10, 20),
            10,
            TIMEOUT,
            Optional.empty(),
            30,
            Optional.empty());

    private final ScriptedMediaGenerator provider = new ScriptedMediaGenerator();
    private final Generation generation =
            new Generation(ID, new GenerationOrder("a/b", "A cat", JsonValue.EMPTY_JSON_OBJECT, Optional.empty()));
    private final MediaInMemory media = new MediaInMemory();
    private final Predict predict = new Predict();
    private final CollectOutputs collect = new CollectOutputs();
    private final Job job =
            aJob().withId(ID).of(Generation.PRODUCT).at(Predict.NAME).build();
    private boolean cancelled;
    private int reported;

    @Test
    void aPredictionCancelledByItsDeadlineHasTimedOutAndIsTriedAgain() {
        provider.status = Status.CANCELED;

        TaskFailure failure = failureAfter(TIMEOUT.minusSeconds(1));

        assertThat(failure.again()).isTrue();
        assertThat(failure.error().code()).isEqualTo("prediction_timed_out");
    }

    @Test
    void aPredictionCancelledBySomebodyIsNotTriedAgain() {
        provider.status = Status.CANCELED;

        TaskFailure failure = failureAfter(Duration.ofSeconds(60));

        assertThat(failure.again()).isFalse();
        assertThat(failure.error().code()).isEqualTo("prediction_cancelled");
    }

    @Test
    void aPredictionThatMadeNothingHasFailed() {
        provider.status = Status.SUCCEEDED;

        assertThat(work().read("p1").progress()).isEqualTo(Progress.FAILED);
        assertThat(failureAfter(Duration.ofSeconds(60)).error().code()).isEqualTo("prediction_empty");
    }

    @Test
    void isPendingUntilTheProviderMayHaveItAndProcessedThen() {
        assertThat(GenerationStatus.of(job, false)).isEqualTo(GenerationStatus.PENDING);
        assertThat(GenerationStatus.of(job, true)).isEqualTo(GenerationStatus.PROCESSING);
        assertThat(GenerationStatus.of(aJob().at(Predict.NAME).after(1).build(), false))
                .isEqualTo(GenerationStatus.RETRYING);
    }

    @Test
    void waitsForAFileHostWhileTheOutputsCanBeThere() {
        hostIsAway();

        assertThat(failureToCollect(NOON.plusSeconds(3599)).category()).isEqualTo(Category.UNAVAILABLE);
    }

    @Test
    void countsFailuresOnceTheOutputsMustBeGone() {
        hostIsAway();

        assertThat(failureToCollect(NOON.plus(Duration.ofHours(1))).category()).isEqualTo(Category.COUNTED);
    }

    @Test
    void keepsNoFileOfAJobThatWasCancelledMeanwhile() {
        predicted();
        provider.download = () -> {
            cancelled = true;
            return MediaFormat.PNG;
        };

        assertThat(failureToCollect(NOON)).isInstanceOf(JobWithdrawnException.class);
        assertThat(media.keys).isEmpty();
    }

    @Test
    void keepsNoneOfTheFilesOfAJobThatIsCancelledAtTheSecond() {
        generation.markPredicted(
                List.of(URI.create("https://files.example/1.png"), URI.create("https://files.example/2.png")),
                Optional.empty(),
                Optional.empty(),
                NOON);
        provider.download = () -> {
            if (!media.keys.isEmpty()) {
                cancelled = true;
            }
            return MediaFormat.PNG;
        };

        assertThat(failureToCollect(NOON)).isInstanceOf(JobWithdrawnException.class);
        assertThat(media.keys).isEmpty();
    }

    @Test
    void keepsTheFilesOfAJobThatGoesOn() throws Exception {
        predicted();
        provider.download = () -> MediaFormat.PNG;

        collecting(NOON).run(claim("collect-outputs"));

        assertThat(media.keys).containsExactly(ID + ".png");
        assertThat(reported).isEqualTo(80);
    }

    @Test
    void keepsAsManyFilesAsHaveTwoDigitsAndSaysHowManyItLeftOut() throws Exception {
        generation.markPredicted(
                IntStream.range(0, 102)
                        .mapToObj(i -> URI.create("https://files.example/" + i + ".png"))
                        .toList(),
                Optional.empty(),
                Optional.empty(),
                NOON);
        provider.download = () -> MediaFormat.PNG;

        Outcome outcome = collecting(NOON).run(claim("collect-outputs"));
        ((Outcome.Done) outcome).onSettle().run();

        assertThat(generation.media()).hasSize(99).endsWith(ID + "-99.png");
        assertThat(generation.leftOut()).isEqualTo(3);
    }

    private void hostIsAway() {
        predicted();
        provider.download = () -> {
            throw new ProviderException(ProviderException.Category.UNAVAILABLE, "The host cannot be reached.", null);
        };
    }

    private void predicted() {
        generation.markPredicted(
                List.of(URI.create("https://files.example/1.png")), Optional.empty(), Optional.empty(), NOON);
    }

    private StageException failureToCollect(Instant now) {
        return catchThrowableOfType(StageException.class, () -> collecting(now).run(claim("collect-outputs")));
    }

    private TaskFailure failureAfter(Duration ran) {
        return work().failure(new TaskEnding<>(
                Reason.FAILED, Optional.of(work().read("p1").record()), ran, Optional.empty()));
    }

    private ProviderWork<Prediction> work() {
        predict.generations = new OneGeneration(generation, job);
        predict.generator = provider;
        predict.settings = SETTINGS;
        predict.clock = Clock.fixed(NOON, ZoneOffset.UTC);
        return predict.workOf(ID, "prediction");
    }

    private CollectOutputs collecting(Instant now) {
        collect.generations = new OneGeneration(generation, job) {
            @Override
            public Optional<Entry> find(String jobId) {
                return Optional.of(new Entry(
                        generation,
                        cancelled ? aJob().inState(JobState.CANCELLED).build() : job,
                        Optional.empty(),
                        0));
            }
        };
        collect.calls = OneGeneration.calls();
        collect.generator = provider;
        collect.settings = SETTINGS;
        collect.clock = Clock.fixed(now, ZoneOffset.UTC);
        collect.media = JobMediaForTests.of(
                media, () -> cancelled ? aJob().inState(JobState.CANCELLED).build() : job);
        collect.jobs = new Jobs() {
            @Override
            public void report(Claim claim, int percent) {
                reported = percent;
            }
        };
        return collect;
    }

    private static Claim claim(String stage) {
        return new Claim(ID, Generation.PRODUCT, stage, 0, 1, false);
    }
}
