package io.serenade.musicvideo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.jobs.Claim;
import io.serenade.jobs.JobError;
import io.serenade.jobs.JobEvents;
import io.serenade.jobs.JobState;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.WorkerPool;
import io.serenade.jobs.operations.OperatedJobs;
import io.serenade.musicvideo.ReviseFilm.Answer;
import io.serenade.musicvideo.ReviseFilm.Correction;
import io.serenade.musicvideo.film.Film;
import io.serenade.musicvideo.film.FilmClip;
import io.serenade.musicvideo.film.FilmClips;
import io.serenade.musicvideo.film.FilmErrorCode;
import io.serenade.musicvideo.film.FilmFile;
import io.serenade.musicvideo.film.FilmMedia;
import io.serenade.musicvideo.film.FilmShape;
import io.serenade.musicvideo.film.FilmStep;
import io.serenade.musicvideo.film.FilmStory;
import io.serenade.musicvideo.film.FilmVersion;
import io.serenade.musicvideo.film.FilmVersions;
import io.serenade.musicvideo.film.Films;
import io.serenade.musicvideo.stages.FilmWorld;
import io.serenade.platform.database.TestDatabase;
import io.serenade.rendering.ffmpeg.Framing;
import io.serenade.storage.MediaKind;
import jakarta.json.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes of finished films: what they take up, and that the film stays where they come to nothing. */
class ChangedFilmTest {
    private static final long FINISHED_BYTES = FilmWorld.SONG_BYTES + 3 * FilmWorld.CLIP_BYTES + FilmWorld.FILM_BYTES;

    private static TestDatabase database;

    private FilmWorld world;
    private ReviseFilm revise;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
    }

    @BeforeEach
    void begin() {
        world = new FilmWorld(database, Map.of());
        revise = world.get(ReviseFilm.class);
    }

    @Test
    void anotherShapeIsCutByTheLastStageAlone() {
        String id = world.finished(FilmShape.WIDE);

        assertThat(revise.reshape(id, FilmShape.TALL, Framing.LEFT)).isEqualTo(Answer.TAKEN);

        assertThat(world.job(id).stage()).isEqualTo("composition");
        assertThat(world.job(id).percent()).isEqualTo(85);
        assertThat(world.film(id).otherShape()).contains(FilmShape.TALL);
        assertThat(world.film(id).framing()).isEqualTo(Framing.LEFT);
        assertThat(world.get(FilmClips.class).list(id)).allMatch(FilmClip::isThere);
        assertThat(revise.reshape(id, FilmShape.SQUARE, Framing.CENTRE))
                .as("one change at a time")
                .isEqualTo(Answer.WRONG_TIME);
    }

    @Test
    void aShapeThatIsThereIsCutAgainForAnotherFramingOrNewCutsOnly() {
        String id = world.finished(FilmShape.WIDE);
        reshaped(id, FilmShape.TALL, Framing.CENTRE);

        assertThat(revise.reshape(id, FilmShape.TALL, Framing.CENTRE)).isEqualTo(Answer.THERE);
        assertThat(revise.reshape(id, FilmShape.WIDE, Framing.CENTRE)).isEqualTo(Answer.THERE);
        assertThat(version(id).isOf(world.film(id))).isTrue();

        assertThat(revise.reshape(id, FilmShape.TALL, Framing.RIGHT)).isEqualTo(Answer.TAKEN);
        revise.withdraw(id);
        world.clock.set(world.clock.instant().plusSeconds(60));
        world.change(
                id,
                film -> film.finish(
                        FilmMedia.videoKey(id), 1, Json.createObjectBuilder().build(), world.clock.instant()));

        assertThat(version(id).isOf(world.film(id))).isFalse();
        assertThat(revise.reshape(id, FilmShape.TALL, Framing.CENTRE)).isEqualTo(Answer.TAKEN);
    }

    @Test
    void nothingIsCutWithoutClipsOrRoom() {
        String id = world.finished(FilmShape.WIDE);
        world.change(id, Film::forgetClips);
        assertThat(revise.reshape(id, FilmShape.TALL, Framing.CENTRE)).isEqualTo(Answer.GONE);

        String ordered = world.ordered(FilmShape.WIDE);
        assertThat(revise.reshape(ordered, FilmShape.TALL, Framing.CENTRE)).isEqualTo(Answer.WRONG_TIME);

        world = new FilmWorld(database, Map.of("STORAGE_QUOTA_BYTES", "11000000"));
        String full = world.finished(FilmShape.WIDE);
        assertThat(world.get(Films.class).stored(FilmWorld.OWNER.owner()))
                .as("song, clips and film")
                .isEqualTo(FINISHED_BYTES);
        assertThat(world.get(ReviseFilm.class).reshape(full, FilmShape.TALL, Framing.CENTRE))
                .isEqualTo(Answer.NO_ROOM);
        assertThat(world.job(full).state()).isEqualTo(JobState.SUCCEEDED);
    }

    /** Otherwise films that are made at the same time would pass the quota together. */
    @Test
    void aFilmThatIsMadeTakesTheRoomThatIsExpectedOfItAndThenWhatItNeeds() {
        long expected = FilmMedia.expectedBytes(Duration.ofMillis(4_500));
        String id = world.planned(FilmShape.WIDE);
        assertThat(world.get(Films.class).stored(FilmWorld.OWNER.owner())).isEqualTo(FilmWorld.SONG_BYTES + expected);

        database.update("update jobs set state = 'FAILED', due_at = null where id = ?", id);

        assertThat(world.get(Films.class).stored(FilmWorld.OWNER.owner()))
                .as("of one that failed, what is there")
                .isEqualTo(FilmWorld.SONG_BYTES + 3 * FilmWorld.CLIP_BYTES);
    }

    /** Otherwise failed films that go on one after the other would pass the quota together. */
    @Test
    void aFailedFilmGoesOnOnlyWhereThereIsRoomForWhatIsExpectedOfIt() {
        long expected = FilmWorld.SONG_BYTES + FilmMedia.expectedBytes(Duration.ofMillis(4_500));
        long failed = FilmWorld.SONG_BYTES + 3 * FilmWorld.CLIP_BYTES;
        world = new FilmWorld(database, Map.of("STORAGE_QUOTA_BYTES", String.valueOf(failed + 2 * expected)));
        String id = world.planned(FilmShape.WIDE);
        fail(id);
        String second = world.planned(FilmShape.WIDE);
        world.planned(FilmShape.WIDE);
        RetryFilm retries = world.get(RetryFilm.class);

        assertThatThrownBy(() -> retries.retry(id)).isInstanceOf(Films.QuotaException.class);
        assertThat(world.get(OperatedFilms.class).retry(id))
                .as("by an operator")
                .isFalse();
        assertThat(world.job(id).state()).isEqualTo(JobState.FAILED);

        fail(second);
        assertThat(retries.retry(id)).isTrue();
        assertThat(world.job(id).state()).isEqualTo(JobState.READY);
    }

    private void fail(String id) {
        database.update(
                "update jobs set state = 'FAILED', due_at = null, error_code = 'TOO_FEW_CLIPS',"
                        + " error_message = 'Too few', error_retryable = true where id = ?",
                id);
    }

    /** Three films of 6.3 MB, and room for one version of 5 MB. */
    @Test
    void ofShapesThatAreWantedAtTheSameTimeNoMoreAreCutThanThereIsRoomFor() throws Exception {
        world = new FilmWorld(database, Map.of("STORAGE_QUOTA_BYTES", "24000000"));
        revise = world.get(ReviseFilm.class);
        List<String> films =
                List.of(world.finished(FilmShape.WIDE), world.finished(FilmShape.WIDE), world.finished(FilmShape.WIDE));
        ExecutorService threads = Executors.newFixedThreadPool(films.size());
        try {
            List<Callable<Answer>> all = films.stream()
                    .map(id -> (Callable<Answer>) () -> revise.reshape(id, FilmShape.TALL, Framing.CENTRE))
                    .toList();
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : threads.invokeAll(all)) {
                answers.add(answer.get());
            }
            assertThat(answers).containsExactlyInAnyOrder(Answer.TAKEN, Answer.NO_ROOM, Answer.NO_ROOM);
        } finally {
            threads.shutdownNow();
        }
        assertThat(world.get(Films.class).stored(FilmWorld.OWNER.owner()))
                .isEqualTo(3 * FINISHED_BYTES + FilmWorld.FILM_BYTES);
        String taken = films.stream()
                .filter(id -> world.film(id).otherShape().isPresent())
                .findFirst()
                .orElseThrow();
        assertThat(revise.withdraw(taken)).isEqualTo(Answer.TAKEN);
        assertThat(world.get(Films.class).stored(FilmWorld.OWNER.owner()))
                .as("a version that was withdrawn takes nothing")
                .isEqualTo(3 * FINISHED_BYTES);
    }

    @Test
    void aShapeThatIsCutAgainNeedsNoMoreRoomThanItTakesAlready() {
        world = new FilmWorld(database, Map.of("STORAGE_QUOTA_BYTES", "11400000"));
        revise = world.get(ReviseFilm.class);
        String id = world.finished(FilmShape.WIDE);
        reshaped(id, FilmShape.TALL, Framing.CENTRE);

        assertThat(revise.reshape(id, FilmShape.SQUARE, Framing.CENTRE)).isEqualTo(Answer.NO_ROOM);
        assertThat(revise.reshape(id, FilmShape.TALL, Framing.RIGHT)).isEqualTo(Answer.TAKEN);
    }

    /** As orders do, so that two of a user at the same time do not both find the same room. */
    @Test
    void roomIsLookedForByOneRequestOfAUserAtATime() {
        String id = world.finished(FilmShape.WIDE);

        world.beans().transactions().run(() -> {
            revise.reshape(id, FilmShape.TALL, Framing.CENTRE);
            assertThat(database.find(
                            "select count(*) from pg_locks where locktype = 'advisory' and granted and objid::bigint ="
                                    + " hashtext(?)::bigint & 4294967295",
                            row -> row.getInt(1),
                            FilmWorld.OWNER.owner()))
                    .contains(1);
        });
    }

    @Test
    void operatorsSeeTheOtherShapes() {
        String id = world.finished(FilmShape.WIDE);
        reshaped(id, FilmShape.TALL, Framing.CENTRE);

        assertThat(world.get(OperatedFilms.class).media(id))
                .contains(new OperatedJobs.Medium(
                        "Film in 9:16", MediaKind.VIDEO_OUTPUT, FilmMedia.versionKey(id, FilmShape.TALL, 1)));
    }

    @Test
    void whatIsKeptInOtherShapesCountsAndGoesWithTheFilm() {
        String id = world.finished(FilmShape.WIDE);
        reshaped(id, FilmShape.TALL, Framing.CENTRE);

        assertThat(world.get(Films.class).stored(FilmWorld.OWNER.owner())).isEqualTo(FINISHED_BYTES + 700_000);
        assertThat(world.get(FilmWorkflow.Erasing.class).forget(id))
                .extracting(FilmFile::key)
                .contains(id + "/final_video.mp4", id + "/final_video_9x16_1.mp4", id + "/clip_2.mp4");
        assertThat(world.get(FilmVersions.class).list(id)).isEmpty();
        assertThat(world.get(Films.class).stored(FilmWorld.OWNER.owner())).isZero();
    }

    /** The stream of a change tells each payment since; only what was paid before is added to that. */
    @Test
    void whatWasPaidBeforeAChangeIsToldApartFromWhatIsPaidForIt() {
        String id = world.finished(FilmShape.WIDE);
        FilmStory story = world.get(FilmStory.class);
        story.spend(id, FilmStep.SCENE_PLANNING, "gpt-4o", new BigDecimal("0.04"));
        story.spend(id, FilmStep.VIDEO_GENERATION, "svd", new BigDecimal("0.1"));
        story.spend(id, FilmStep.VIDEO_GENERATION, "svd", new BigDecimal("0.2"));
        revise.reRoll(id, 1, Optional.empty());
        long takenUp = world.get(JobEvents.class).newestOf(id);
        story.spend(id, FilmStep.VIDEO_GENERATION, "svd", new BigDecimal("0.1"));

        Map<FilmStep, BigDecimal> before = story.paidUntil(id, takenUp);

        assertThat(before.get(FilmStep.VIDEO_GENERATION)).isEqualByComparingTo("0.3");
        assertThat(before.get(FilmStep.SCENE_PLANNING)).isEqualByComparingTo("0.04");
        assertThat(before).hasSize(2);
        assertThat(story.paidUntil(id, 0)).isEmpty();
    }

    @Test
    void aWithdrawnChangeLeavesTheFilmAsItWas() {
        String id = world.finished(FilmShape.WIDE);
        revise.correctBeat(id, Correction.shifted(40));
        assertThat(world.film(id).plan().orElseThrow().shots().get(1).start()).isEqualTo(1.54);
        Claim claim = world.claim(WorkerPool.RENDER);

        assertThat(revise.withdraw(id)).isEqualTo(Answer.TAKEN);

        assertThat(world.job(id).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(world.job(id).percent()).isEqualTo(100);
        assertThat(world.film(id).plan().orElseThrow().shots().get(1).start()).isEqualTo(1.5);
        assertThat(FilmErrorCode.ofChange(world.job(id))).isEmpty();
        assertThat(world.told(id, "message")).last().asString().contains("The video stays as it was.");
        world.settle(claim, Outcome.done(() -> {
            throw new AssertionError("the change was withdrawn");
        }));
        assertThat(revise.withdraw(id)).as("none is being made").isEqualTo(Answer.WRONG_TIME);
        assertThat(world.film(id).videoKey()).isPresent();
    }

    @Test
    void theFirstMakingIsNoChangeThatCouldBeWithdrawn() {
        String id = world.ordered(FilmShape.WIDE);

        assertThat(revise.withdraw(id)).isEqualTo(Answer.WRONG_TIME);
        assertThat(world.job(id).state()).isEqualTo(JobState.READY);
    }

    @Test
    void aChangeThatFailsIsToldAndTheFilmStays() {
        String id = world.finished(FilmShape.WIDE);
        revise.reshape(id, FilmShape.SQUARE, Framing.CENTRE);

        world.settle(
                world.claim(WorkerPool.RENDER),
                Outcome.failed(FilmErrorCode.COMPOSITION_FAILED.error("A clip cannot be read.", true)));

        assertThat(world.job(id).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(world.film(id).otherShape()).isEmpty();
        assertThat(FilmErrorCode.of(world.job(id))).isEmpty();
        JobError error = FilmErrorCode.ofChange(world.job(id)).orElseThrow();
        assertThat(error.code()).isEqualTo("COMPOSITION_FAILED");
        assertThat(error.message()).isEqualTo("A clip cannot be read.");
        assertThat(revise.reshape(id, FilmShape.SQUARE, Framing.CENTRE))
                .as("it may be tried again")
                .isEqualTo(Answer.TAKEN);
        assertThat(FilmErrorCode.ofChange(world.job(id))).isEmpty();
    }

    private FilmVersion version(String id) {
        return world.get(FilmVersions.class).find(id, FilmShape.TALL).orElseThrow();
    }

    private void reshaped(String id, FilmShape shape, Framing framing) {
        world.get(FilmVersions.class)
                .put(
                        new FilmVersion(
                                id,
                                shape,
                                framing,
                                FilmMedia.versionKey(id, shape, 1),
                                Json.createObjectBuilder()
                                        .add("largest_error_ms", 1)
                                        .build(),
                                world.film(id).finishedAt().orElseThrow(),
                                world.clock.instant()),
                        700_000);
    }
}
