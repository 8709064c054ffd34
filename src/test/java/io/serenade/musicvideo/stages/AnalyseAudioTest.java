package io.serenade.musicvideo.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.jobs.JobError;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.StageException;
import io.serenade.jobs.StageException.Category;
import io.serenade.jobs.WorkerPool;
import io.serenade.jobs.calls.JobCosts;
import io.serenade.jobs.calls.TaskEnding;
import io.serenade.jobs.calls.TaskFailure;
import io.serenade.musicvideo.analysis.BeatModel;
import io.serenade.musicvideo.analysis.SongAnalyser;
import io.serenade.musicvideo.film.AnalysisJson;
import io.serenade.musicvideo.film.Film;
import io.serenade.musicvideo.film.FilmShape;
import io.serenade.musicvideo.lyrics.Lyrics;
import io.serenade.musicvideo.lyrics.LyricsService;
import io.serenade.platform.database.TestDatabase;
import io.serenade.rendering.Media;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first stage: what is heard, what was heard before, and what becomes of songs that nobody can hear. */
class AnalyseAudioTest {
    private static TestDatabase database;

    @TempDir
    private Path folder;

    private final ScriptedCalls calls = new ScriptedCalls();
    private final Ear ear = new Ear();
    private FilmWorld world;
    private AnalyseAudio stage;
    private String id;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
    }

    @BeforeEach
    void begin() {
        world = new FilmWorld(database, Map.of());
        database.update("delete from audio_analysis_cache");
        stage = world.wired(new AnalyseAudio());
        stage.analyser = new SongAnalyser(Media.ffmpeg(), Duration.ofSeconds(60), BeatModel.none());
        stage.service = ear;
        stage.cache = world.get(AnalysisCache.class);
        stage.askOnce = calls;
        stage.media = world.media;
        id = world.ordered(FilmShape.WIDE);
    }

    /** The same file was analysed within the day. */
    private void isKnown(Optional<Lyrics> lyrics) {
        stage.cache.keep("md5", "sha", AnalysisJson.write(FilmWorld.song(0, 4, 9), Duration.ZERO), lyrics);
    }

    private Outcome run() throws Exception {
        return stage.run(world.claim(WorkerPool.IO));
    }

    private Film settled(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        world.beans().transactions().run(((Outcome.Done) outcome).onSettle()::run);
        return world.film(id);
    }

    @Test
    void aSongThatWasHeardWithinTheDayIsNeitherAnalysedNorHeardAgain() throws Exception {
        isKnown(Optional.of(Lyrics.none("whisper-1")));

        Film film = settled(run());

        assertThat(film.isCacheHit()).isTrue();
        assertThat(film.analysis().orElseThrow().cuts()).containsExactly(0.0, 4.0, 9.0);
        assertThat(film.lyrics().orElseThrow().instrumental()).isTrue();
        assertThat(calls.asked).isEmpty();
        assertThat(world.told(id, "stage_update").get(0)).contains("audio_analysis", "processing");
    }

    @Test
    void theWordsOfASongThatNobodyCouldHearAreAskedForTheNextTime() throws Exception {
        isKnown(Optional.empty());
        calls.keepWaiting();

        assertThat(run()).isInstanceOf(Outcome.Parked.class);

        assertThat(calls.asked).containsExactly(Set.of("lyrics"));
        assertThat(world.film(id).analysisJson()).as("kept for the next run").isPresent();
        assertThat(world.told(id, "progress")).last().asString().contains("\"progress\":5");
    }

    @Test
    void withoutAServiceASongIsInstrumental() throws Exception {
        isKnown(Optional.empty());
        ear.configured = false;

        Film film = settled(run());

        assertThat(film.lyrics().orElseThrow().instrumental()).isTrue();
        assertThat(calls.asked).isEmpty();
        assertThat(stage.cache.find("md5", "sha").orElseThrow().lyrics())
                .as("a service may be there tomorrow")
                .isEmpty();
    }

    @Test
    void withoutAnAnswerASongIsInstrumental() throws Exception {
        isKnown(Optional.empty());
        calls.fail("lyrics", new JobError("lyrics_unanswered", "Nobody said what is sung.", true));

        assertThat(settled(run()).lyrics().orElseThrow().instrumental()).isTrue();
    }

    @Test
    void theFilmFailsWhereNoMoneyIsLeft() throws Exception {
        isKnown(Optional.empty());
        calls.fail("lyrics", new JobError(JobCosts.BUDGET_EXCEEDED, "No money.", false));

        assertThat(((Outcome.Failed) run()).error().code()).isEqualTo("BUDGET_EXCEEDED");
    }

    @Test
    void aHearingThatIsLostIsPaidAndNotRepeated() {
        TaskFailure failure = stage.workOf(id, "lyrics").failure(lost());

        failure.onSettle().run();

        assertThat(failure.again()).isFalse();
        assertThat(world.told(id, "cost_update")).singleElement().asString().contains("audio_analysis", "0.02");
    }

    @Test
    void whatIsHeardIsKeptAndPaid() {
        world.beans().transactions().run(() -> stage.workOf(id, "lyrics").succeeded(Lyrics.none("whisper-1")));

        assertThat(world.film(id).lyrics()).isPresent();
        assertThat(world.told(id, "cost_update")).hasSize(1);
    }

    @Test
    void aFileThatIsNoSongIsNotTriedAgain() throws Exception {
        world.media.files.put(FilmWorld.songKey(id), Files.writeString(folder.resolve("song.wav"), "#EXTM3U"));

        assertThatThrownBy(this::run).isInstanceOfSatisfying(StageException.class, failure -> {
            assertThat(failure.category()).isEqualTo(Category.FINAL);
            assertThat(failure.error().code()).isEqualTo("AUDIO_ANALYSIS_FAILED");
            assertThat(failure.error().retryable()).isFalse();
        });
        assertThat(stage.places.availablePermits()).isEqualTo(2);
    }

    @Test
    void aSongThatCannotBeReadNowIsTriedAgain() {
        assertThatThrownBy(this::run).isInstanceOfSatisfying(StageException.class, failure -> {
            assertThat(failure.category()).isEqualTo(Category.COUNTED);
            assertThat(failure.error().code()).isEqualTo("AUDIO_ANALYSIS_FAILED");
            assertThat(failure.error().retryable()).isTrue();
        });
    }

    @Test
    void waitsForAPlaceWithoutKeepingAWorker() throws Exception {
        stage.places.acquire(2);

        Outcome outcome = run();

        assertThat(((Outcome.Parked) outcome).until())
                .isEqualTo(world.clock.instant().plusSeconds(2));
        assertThat(world.film(id).analysisJson()).isEmpty();
    }

    private static TaskEnding<Lyrics> lost() {
        return new TaskEnding<>(TaskEnding.Reason.TIMED_OUT, Optional.empty(), Duration.ofMinutes(2), Optional.empty());
    }

    /** Two cents a song. */
    private static final class Ear extends LyricsService {
        private boolean configured = true;

        @Override
        public boolean isConfigured() {
            return configured;
        }

        @Override
        public String model() {
            return "whisper-1";
        }

        @Override
        public BigDecimal cost(double songSeconds) {
            return new BigDecimal("0.02");
        }
    }
}
