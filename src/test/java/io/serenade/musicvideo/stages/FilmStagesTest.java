package io.serenade.musicvideo.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.jobs.Claim;
import io.serenade.jobs.JobError;
import io.serenade.jobs.JobWithdrawnException;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.StageException;
import io.serenade.jobs.WorkerPool;
import io.serenade.jobs.calls.JobCosts;
import io.serenade.jobs.calls.ProviderTasks;
import io.serenade.musicvideo.film.AnalysisJson;
import io.serenade.musicvideo.film.Film;
import io.serenade.musicvideo.film.FilmClip;
import io.serenade.musicvideo.film.FilmClips;
import io.serenade.musicvideo.film.FilmErrorCode;
import io.serenade.musicvideo.film.FilmMedia;
import io.serenade.musicvideo.film.FilmShape;
import io.serenade.musicvideo.film.Films;
import io.serenade.musicvideo.film.MusicVideoSettings;
import io.serenade.musicvideo.film.ReferencePictures;
import io.serenade.platform.database.DatabaseException;
import io.serenade.platform.database.TestDatabase;
import io.serenade.platform.files.TemporaryFile;
import io.serenade.providers.ProviderException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What stages make of what came of their calls; the calls themselves are the core's. */
class FilmStagesTest {
    private static final JobError REFUSED = new JobError("prediction_failed", "The model has failed.", true);

    private static TestDatabase database;

    private final ScriptedCalls calls = new ScriptedCalls();
    private FilmWorld world;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
    }

    @BeforeEach
    void begin() {
        world = new FilmWorld(database, Map.of());
    }

    // Prompts

    @Test
    void eachShotHasItsClipWhoseLengthAndSceneAreItsOwn() throws Exception {
        String id = world.ordered(FilmShape.WIDE);
        world.change(id, film -> {
            film.keepAnalysis(AnalysisJson.write(FilmWorld.song(0, 4, 9, 15), Duration.ZERO), false);
            film.keepPlan(FilmWorld.plan(0, 4, 9, 15));
        });
        WritePrompts stage = writing(() -> true);

        Outcome outcome = stage.run(world.claim(WorkerPool.IO));

        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        List<FilmClip> clips = stage.clips.list(id);
        assertThat(world.film(id).clipsOfShots()).containsExactly(0, 1, 2);
        assertThat(clips).extracting(FilmClip::seconds).containsExactly(4.0, 5.0, 6.0);
        assertThat(clips).extracting(FilmClip::scene).containsOnly("beach");
        assertThat(clips).extracting(FilmClip::seed).doesNotHaveDuplicates();
        assertThat(clips)
                .allSatisfy(clip -> assertThat(clip.prompt().split(" ")).hasSizeLessThan(200));
        assertThat(world.told(id, "stage_update")).singleElement().asString().contains("processing");
    }

    @Test
    void promptsThatAreWrittenStayAsTheyAre() throws Exception {
        String id = world.planned(FilmShape.WIDE);
        WritePrompts stage = writing(() -> true);

        stage.run(world.claim(WorkerPool.IO));

        assertThat(stage.clips.list(id)).extracting(FilmClip::prompt).containsOnly("Waves");
    }

    /** It is there before anything is paid for clips; but no film is late because others have theirs made. */
    @Test
    void theAnimaticComesBeforeTheClipsWhereThereIsTime() throws Exception {
        String id = world.planned(FilmShape.WIDE);
        WritePrompts stage = writing(() -> false);
        Claim claim = world.claim(WorkerPool.IO);
        world.get(Films.class).admit(id);

        Outcome outcome = stage.run(claim);

        assertThat(outcome).isInstanceOf(Outcome.Parked.class);
        world.clock.set(world.clock.instant().plus(Duration.ofMinutes(8)));
        assertThat(stage.run(claim)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aFilmWhoseTimeIsHalfOverMakesNoAnimatic() throws Exception {
        String id = world.planned(FilmShape.WIDE);
        WritePrompts stage = writing(() -> {
            throw new AssertionError("made all the same");
        });
        Claim claim = world.claim(WorkerPool.IO);
        world.get(Films.class).admit(id);
        world.clock.set(world.clock.instant().plus(Duration.ofMinutes(8)));

        assertThat(stage.run(claim)).isInstanceOf(Outcome.Done.class);
    }

    static Stream<RuntimeException> faultsOfAnimatics() {
        return Stream.of(
                new StageException(
                        StageException.Category.COUNTED, FilmErrorCode.GENERATION_ERROR.error("It broke.", true), null),
                new UncheckedIOException(new IOException("no such picture")),
                new IllegalStateException("a defect"));
    }

    @ParameterizedTest
    @MethodSource("faultsOfAnimatics")
    void aFilmThatGoesOnByItselfDoesWithoutAnAnimaticThatBreaks(RuntimeException fault) throws Exception {
        String id = world.planned(FilmShape.WIDE);
        WritePrompts stage = writing(() -> {
            throw fault;
        });
        Claim claim = world.claim(WorkerPool.IO);
        world.get(Films.class).admit(id);

        assertThat(stage.run(claim)).isInstanceOf(Outcome.Done.class);
    }

    static Stream<RuntimeException> whatIsNoFaultOfAnimatics() {
        return Stream.of(new JobWithdrawnException("film"), new DatabaseException(new SQLException("gone", "08006")));
    }

    @ParameterizedTest
    @MethodSource("whatIsNoFaultOfAnimatics")
    void aFilmThatIsWithdrawnOrLosesItsDatabaseDoesNotGoOnWithoutItsAnimatic(RuntimeException end) {
        String id = world.planned(FilmShape.WIDE);
        WritePrompts stage = writing(() -> {
            throw end;
        });
        Claim claim = world.claim(WorkerPool.IO);
        world.get(Films.class).admit(id);

        assertThatThrownBy(() -> stage.run(claim)).isSameAs(end);
    }

    private WritePrompts writing(BooleanSupplier animatic) {
        WritePrompts stage = world.wired(new WritePrompts());
        stage.clips = world.get(FilmClips.class);
        stage.settings = world.get(MusicVideoSettings.class);
        stage.animatics = new Animatics() {
            @Override
            boolean make(Claim claim, Film film) {
                return animatic.getAsBoolean();
            }
        };
        return stage;
    }

    // Clips

    @Test
    void aClipThatOneModelCannotMakeIsGivenToTheNextAndThenToNobody() throws Exception {
        String id = wanting(1);
        calls.fail("clip-1", REFUSED);
        calls.fail("clip2-1", REFUSED);
        calls.endAll();

        Outcome outcome = shooting().run(world.claim(WorkerPool.IO));

        FilmClip clip = world.get(FilmClips.class).find(id, 1).orElseThrow();
        assertThat(clip.failed()).isTrue();
        assertThat(clip.error()).contains("The model has failed.");
        assertThat(calls.asked).containsExactly(Set.of("clip-1"), Set.of("clip2-1"), Set.of());
        assertThat(code(outcome)).as("two of three").isEqualTo("TOO_FEW_CLIPS");
        assertThat(world.told(id, "message")).last().asString().contains("\"status\":\"failed\"");
    }

    @Test
    void asksForFiveClipsAtATimeInTheirOrder() throws Exception {
        String id = world.planned(FilmShape.WIDE);
        for (int clip = 3; clip < 12; clip++) {
            world.get(FilmClips.class).add(id, clip, clip, "beach", "Waves", 1.5, 7);
        }
        calls.keepWaiting();

        Outcome outcome = shooting().run(world.claim(WorkerPool.IO));

        assertThat(outcome).isInstanceOf(Outcome.Parked.class);
        assertThat(calls.asked).containsExactly(Set.of("clip-3", "clip-4", "clip-5", "clip-6", "clip-7"));
        assertThat(world.told(id, "message")).hasSize(5).first().asString().contains("Generating clip 4/12");
    }

    @Test
    void theFilmFailsWhereNoMoneyIsLeft() throws Exception {
        wanting(1);
        calls.fail("clip-1", new JobError(JobCosts.BUDGET_EXCEEDED, "No money.", false));

        assertThat(code(shooting().run(world.claim(WorkerPool.IO)))).isEqualTo("BUDGET_EXCEEDED");
    }

    @Test
    void goesOnWithTheClipsThatCameAboutIfTheyAreEnough() throws Exception {
        world.planned(FilmShape.WIDE);
        calls.endAll();

        assertThat(shooting().run(world.claim(WorkerPool.IO))).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aClipThatCannotBeFetchedIsTriedAgainAndCostsNeitherTheOthersNorTheFilm() throws Exception {
        String id = world.planned(FilmShape.WIDE);
        world.get(FilmClips.class).add(id, 3, 3, "beach", "Waves", 1.5, 7);
        world.get(FilmClips.class).markMade(id, 3, 1, URI.create("http://127.0.0.1/lost.mp4"), "svd");
        ShootClips stage = shooting();
        stage.files = new BrokenDownloads();
        Claim claim = world.claim(WorkerPool.IO);
        for (int attempt = 0; attempt < 2; attempt++) {
            calls.endAll();
            Claim again = new Claim(id, claim.product(), claim.stage(), attempt, claim.version(), false);
            assertThatThrownBy(() -> stage.run(again))
                    .isInstanceOfSatisfying(StageException.class, failure -> assertThat(failure.category())
                            .isEqualTo(StageException.Category.COUNTED));
        }
        calls.endAll();

        Outcome outcome = stage.run(new Claim(id, claim.product(), claim.stage(), 2, claim.version(), false));

        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(stage.clips.get(id, 3).failed()).isTrue();
        assertThat(world.told(id, "message")).last().asString().contains("The download broke off.");
    }

    @Test
    void aFilmThatWouldHaveTooFewClipsIsNotCutWithoutThoseThatCannotBeFetched() throws Exception {
        String id = wanting(1);
        world.get(FilmClips.class).markMade(id, 1, 1, URI.create("http://127.0.0.1/lost.mp4"), "svd");
        ShootClips stage = shooting();
        stage.files = new BrokenDownloads();
        calls.endAll();
        Claim claim = world.claim(WorkerPool.IO);

        assertThatThrownBy(() -> stage.run(new Claim(id, claim.product(), claim.stage(), 2, claim.version(), false)))
                .isInstanceOf(StageException.class);

        assertThat(stage.clips.get(id, 1).isToBeFetched())
                .as("nothing is paid again")
                .isTrue();
    }

    // Time and place

    @Test
    void restsNoLongerThanTheFilmMayTakeAndFailsThen() throws Exception {
        String id = wanting(1);
        calls.keepWaiting();
        Claim claim = world.claim(WorkerPool.IO);

        Outcome.Parked parked = (Outcome.Parked) shooting().run(claim);
        assertThat(parked.until()).isEqualTo(world.film(id).deadline().orElseThrow());
        assertThat(parked.until()).isEqualTo(world.clock.instant().plus(Duration.ofMinutes(15)));

        world.clock.set(parked.until());
        calls.keepWaiting();
        assertThat(code(shooting().run(claim))).isEqualTo("TIMED_OUT");
    }

    @Test
    void theSeventhFilmWaitsForAPlace() throws Exception {
        for (int film = 0; film < 6; film++) {
            String id = world.planned(FilmShape.WIDE);
            assertThat(world.get(Films.class).admit(id)).isTrue();
            world.clock.set(world.clock.instant().plusSeconds(1));
        }
        String seventh = world.ordered(FilmShape.WIDE);
        Claim claim = new Claim(seventh, Film.PRODUCT, "video_generation", 0, 1, false);

        Outcome outcome = shooting().run(claim);

        assertThat(outcome).isInstanceOf(Outcome.Parked.class);
        assertThat(world.told(seventh, "stage_update")).isEmpty();
        assertThat(calls.asked).isEmpty();
    }

    // Pictures

    @Test
    void everySceneAndCharacterHasAPictureAndHalfOfThemAreEnough() throws Exception {
        String id = world.ordered(FilmShape.WIDE);
        world.change(id, film -> film.keepPlan(FilmWorld.plan(0, 4, 9)));
        calls.fail("picture-0", REFUSED);
        calls.fail("picture2-0", REFUSED);
        calls.endAll();
        DrawReferences stage = world.wired(new DrawReferences());
        stage.pictures = world.get(ReferencePictures.class);
        stage.askOnce = calls;
        stage.settings = world.get(MusicVideoSettings.class);

        Outcome outcome = stage.run(world.claim(WorkerPool.IO));

        assertThat(stage.pictures.list(id)).singleElement().satisfies(picture -> {
            assertThat(picture.name()).isEqualTo("scene_beach");
            assertThat(picture.failed()).isTrue();
        });
        world.beans()
                .transactions()
                .run(() -> ((Outcome.Done) outcome).onSettle().run());
        assertThat(world.film(id).isTextOnly()).as("words alone must do").isTrue();
    }

    @Test
    void aPictureThatCannotBeFetchedIsTriedAgainAndThenDoneWithout() throws Exception {
        String id = world.ordered(FilmShape.WIDE);
        DrawReferences stage = world.wired(new DrawReferences());
        stage.pictures = world.get(ReferencePictures.class);
        stage.askOnce = calls;
        stage.files = new BrokenDownloads();
        stage.pictures.add(id, 0, "scene_beach", "a beach");
        stage.pictures.markDrawn(id, 0, URI.create("http://127.0.0.1/lost.png"));
        Claim claim = world.claim(WorkerPool.IO);
        calls.endAll();
        assertThatThrownBy(() -> stage.run(claim)).isInstanceOf(StageException.class);
        calls.endAll();
        calls.endAll();

        Outcome outcome = stage.run(new Claim(id, claim.product(), claim.stage(), 2, claim.version(), false));

        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(stage.pictures.get(id, 0).failed()).isTrue();
    }

    private String wanting(int clip) {
        String id = world.planned(FilmShape.WIDE);
        world.get(FilmClips.class).forgetMedia(id);
        for (int other = 0; other < 3; other++) {
            if (other != clip) {
                world.get(FilmClips.class)
                        .markStored(id, other, FilmMedia.clipKey(id, other), 100, Duration.ofSeconds(2));
            }
        }
        assertThat(world.get(FilmClips.class).find(id, clip).orElseThrow().isWanted())
                .isTrue();
        return id;
    }

    private ShootClips shooting() {
        ShootClips stage = world.wired(new ShootClips());
        stage.clips = world.get(FilmClips.class);
        stage.predictions = ClipPredictionsForTests.of(world);
        stage.tasks = world.get(ProviderTasks.class);
        stage.settings = world.get(MusicVideoSettings.class);
        stage.askOnce = calls;
        return stage;
    }

    private static String code(Outcome outcome) {
        return ((Outcome.Failed) outcome).error().code();
    }

    private static final class BrokenDownloads extends ProviderFiles {
        @Override
        public TemporaryFile fetch(Claim claim, URI output, String kind) {
            throw new ProviderException(ProviderException.Category.BROKEN, "The download broke off.", null);
        }
    }
}
