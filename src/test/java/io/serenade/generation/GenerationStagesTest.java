package io.serenade.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.serenade.jobs.Claim;
import io.serenade.jobs.Job;
import io.serenade.jobs.JobMediaForTests;
import io.serenade.jobs.JobWithdrawnException;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.StageException;
import io.serenade.jobs.StageException.Category;
import io.serenade.providers.MediaFormat;
import io.serenade.providers.MediaGenerator.Status;
import io.serenade.providers.ProviderException;
import jakarta.json.JsonValue;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the stages of a generation make of late, lost and unwanted things. */
class GenerationStagesTest {
    private static final Instant NOON = Instant.parse("2027-02-14T12:00:00Z");
    private static final String ID = "123e4567-e89b-42d3-a456-426614174000";
    private static final Duration TIMEOUT = Duration.ofMinutes(30);
    private static final GenerationSettings SETTINGS =
            new GenerationSettings(3, Duration.ofSeconds(60), true, 60, 10, TIMEOUT, Optional.empty(), 30);

    private final ScriptedMediaGenerator provider = new ScriptedMediaGenerator();
    private final Generation generation =
            new Generation(ID, new GenerationOrder("a/b", "A cat", JsonValue.EMPTY_JSON_OBJECT));
    private final MediaInMemory media = new MediaInMemory();
    private final Predict predict = new Predict();
    private final CollectOutputs collect = new CollectOutputs();
    private final Job job = Job.waitingAt("media", ID, Generation.PRODUCT, new Predict(), NOON);

    @Test
    void aPredictionCancelledByItsDeadlineHasTimedOutAndIsTriedAgain() {
        generation.markPredicting("p1", NOON);
        provider.status = Status.CANCELED;

        assertThat(look(NOON.plus(TIMEOUT).minusSeconds(1)))
                .isInstanceOfSatisfying(
                        Outcome.Retry.class,
                        retry -> assertThat(retry.error().code()).isEqualTo("prediction_timed_out"));
    }

    @Test
    void aPredictionCancelledBySomebodyIsNotTriedAgain() {
        generation.markPredicting("p1", NOON);
        provider.status = Status.CANCELED;

        assertThat(look(NOON.plusSeconds(60))).isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(
                        failed.error().code())
                .isEqualTo("prediction_cancelled"));
    }

    @Test
    void isStillProcessedWhileItsPredictionIsLookedAtAgain() {
        job.resumeAt(new Predict(), NOON);
        assertThat(GenerationStatus.of(job, generation)).isEqualTo(GenerationStatus.PENDING);

        generation.markPredicting("p1", NOON);

        assertThat(GenerationStatus.of(job, generation)).isEqualTo(GenerationStatus.PROCESSING);
    }

    @Test
    void waitsForAFileHostWhileTheOutputsCanBeThere() {
        hostIsAway();

        assertThat(failureToCollect(NOON.plus(TIMEOUT)).category()).isEqualTo(Category.UNAVAILABLE);
    }

    @Test
    void countsFailuresOnceTheOutputsMustBeGone() {
        hostIsAway();

        assertThat(failureToCollect(NOON.plus(TIMEOUT).plus(Duration.ofHours(1)))
                        .category())
                .isEqualTo(Category.COUNTED);
    }

    @Test
    void keepsNoFileOfAJobThatWasCancelledMeanwhile() {
        predicted();
        provider.download = () -> {
            job.cancel(NOON);
            return MediaFormat.PNG;
        };

        assertThat(failureToCollect(NOON)).isInstanceOf(JobWithdrawnException.class);
        assertThat(media.keys).isEmpty();
    }

    @Test
    void keepsNoneOfTheFilesOfAJobThatIsCancelledAtTheSecond() {
        generation.markPredicting("p1", NOON);
        generation.markPredicted(
                List.of(URI.create("https://files.example/1.png"), URI.create("https://files.example/2.png")),
                Optional.empty(),
                Optional.empty());
        provider.download = () -> {
            if (!media.keys.isEmpty()) {
                job.cancel(NOON);
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
    }

    private void hostIsAway() {
        predicted();
        provider.download = () -> {
            throw new ProviderException(ProviderException.Category.UNAVAILABLE, "The host cannot be reached.", null);
        };
    }

    private void predicted() {
        generation.markPredicting("p1", NOON);
        generation.markPredicted(
                List.of(URI.create("https://files.example/1.png")), Optional.empty(), Optional.empty());
    }

    private StageException failureToCollect(Instant now) {
        return catchThrowableOfType(StageException.class, () -> collecting(now).run(claim("collect-outputs")));
    }

    private Outcome look(Instant now) {
        predict.generations = new OneGeneration(generation, job);
        predict.calls = OneGeneration.calls();
        predict.generator = provider;
        predict.settings = SETTINGS;
        predict.clock = Clock.fixed(now, ZoneOffset.UTC);
        return predict.run(claim(Predict.NAME));
    }

    private CollectOutputs collecting(Instant now) {
        collect.generations = new OneGeneration(generation, job);
        collect.calls = OneGeneration.calls();
        collect.generator = provider;
        collect.settings = SETTINGS;
        collect.clock = Clock.fixed(now, ZoneOffset.UTC);
        collect.media = JobMediaForTests.of(media, job);
        return collect;
    }

    private static Claim claim(String stage) {
        return new Claim(ID, Generation.PRODUCT, stage, 0, 1, false);
    }
}
