package io.serenade.musicvideo.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.jobs.Claim;
import io.serenade.jobs.JobQueue;
import io.serenade.jobs.JobState;
import io.serenade.jobs.JobWithdrawnException;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.StageException;
import io.serenade.jobs.WorkerPool;
import io.serenade.musicvideo.ReviseFilm;
import io.serenade.musicvideo.film.FilmMedia;
import io.serenade.musicvideo.film.FilmShape;
import io.serenade.musicvideo.film.FilmVersion;
import io.serenade.musicvideo.film.FilmVersions;
import io.serenade.musicvideo.film.SegmentFolder;
import io.serenade.platform.database.TestDatabase;
import io.serenade.platform.settings.ServerSettings;
import io.serenade.rendering.Media;
import io.serenade.rendering.ffmpeg.Framing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The last stage: what becomes of a film, and of one that is cut in another shape. */
class ComposeFilmTest {
    private static TestDatabase database;

    @TempDir
    private Path folder;

    private FilmWorld world;
    private ComposeFilm compose;
    private Path made;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
    }

    @BeforeEach
    void begin() {
        world = new FilmWorld(database, Map.of("DATA_DIR", folder.toString()));
        world.beans().give(Media.ffmpeg());
        compose = world.get(ComposeFilm.class);
        world.get(ReviseFilm.class);
        made = folder.resolve("made.mp4");
        world.media.written = file -> Files.copy(file, made, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Left half black and right half white, so that it shows which part of the clips is kept. */
    private void layDown(String id) {
        world.media.files.put(FilmWorld.songKey(id), Media.song(folder.resolve("song.wav"), 4.5, "-ac", "2"));
        Path clip = folder.resolve("clip.mp4");
        Media.run(List.of(
                "-f",
                "lavfi",
                "-i",
                "color=c=black:s=320x180:r=30:d=2,drawbox=x=160:w=160:h=180:c=white:t=fill",
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-pix_fmt",
                "yuv420p",
                "-y",
                clip.toString()));
        for (int number = 0; number < 3; number++) {
            world.media.files.put(FilmMedia.clipKey(id, number), clip);
        }
    }

    @Test
    void cutsAnotherShapeAndLeavesTheFilmAlone() throws Exception {
        String id = world.finished(FilmShape.WIDE);
        layDown(id);
        Instant finished = world.film(id).finishedAt().orElseThrow();
        world.clock.set(finished.plusSeconds(60));
        world.get(ReviseFilm.class).reshape(id, FilmShape.TALL, Framing.RIGHT);

        Cut cut = cutOnce(id);
        world.settle(cut.claim(), cut.outcome());

        assertThat(world.job(id).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(world.film(id).finishedAt()).contains(finished);
        assertThat(world.film(id).syncJson().orElseThrow().getInt("frames")).isEqualTo(135);
        assertThat(world.film(id).otherShape()).isEmpty();
        FilmVersion version =
                world.get(FilmVersions.class).find(id, FilmShape.TALL).orElseThrow();
        assertThat(version.key()).startsWith(id + "/final_video_9x16_").endsWith(".mp4");
        assertThat(world.media.keys).containsExactlyInAnyOrder(FilmMedia.videoKey(id), version.key());
        assertThat(version.isOf(world.film(id))).isTrue();
        assertThat(version.sync().getJsonArray("cuts")).hasSize(2);
        assertThat(version.sync().getJsonNumber("largest_error_ms").doubleValue())
                .isLessThan(17);
        assertThat(Media.probe(made, "-select_streams", "v", "-show_entries", "stream=width,height,nb_frames"))
                .containsExactly("1080", "1920", "135");
        assertThat(brightness()).as("the right half of the clips").isGreaterThan(200);
        assertThat(world.told(id, "message")).last().asString().contains("\"format\":\"9:16\"");
        assertThat(world.told(id, "completed")).hasSize(1);
    }

    private int brightness() throws Exception {
        Path raw = folder.resolve("raw");
        Media.run(List.of(
                "-i",
                made.toString(),
                "-vf",
                "scale=1:1:flags=area",
                "-frames:v",
                "1",
                "-f",
                "rawvideo",
                "-pix_fmt",
                "gray",
                "-y",
                raw.toString()));
        return Files.readAllBytes(raw)[0] & 0xFF;
    }

    @Test
    void putsNothingInThePlaceOfWhatIsThereWhereTheChangeWasWithdrawn() throws Exception {
        String id = world.finished(FilmShape.WIDE);
        layDown(id);
        world.get(ReviseFilm.class).correctBeat(id, ReviseFilm.Correction.shifted(40));
        Claim claim = world.claim(WorkerPool.RENDER);
        world.media.keys.clear();
        world.get(ReviseFilm.class).withdraw(id);

        assertThatThrownBy(() -> compose.run(claim)).isInstanceOf(JobWithdrawnException.class);

        assertThat(world.media.keys).isEmpty();
    }

    /** Withdrawn while the finished cut is on its way into the storage, after it was asked whether it is still wanted. */
    @Test
    void aChangeWithdrawnWhileItsCutIsBeingStoredLeavesTheFilmsFileAlone() {
        String id = world.finished(FilmShape.WIDE);
        layDown(id);
        world.get(ReviseFilm.class).correctBeat(id, ReviseFilm.Correction.shifted(40));
        world.media.written =
                file -> assertThat(world.get(ReviseFilm.class).withdraw(id)).isEqualTo(ReviseFilm.Answer.TAKEN);

        assertThatThrownBy(() -> cutOnce(id)).isInstanceOf(JobWithdrawnException.class);

        assertThat(world.film(id).videoKey()).contains(FilmMedia.videoKey(id));
        assertThat(world.media.keys).containsExactly(FilmMedia.videoKey(id));
    }

    @Test
    void aCutThatWasStoredBeforeACrashTakesNoPlaceUntilItIsSettled() throws Exception {
        String id = world.finished(FilmShape.WIDE);
        layDown(id);
        world.get(ReviseFilm.class).correctBeat(id, ReviseFilm.Correction.shifted(40));

        cutOnce(id);

        assertThat(world.film(id).videoKey()).contains(FilmMedia.videoKey(id));
        assertThat(world.media.keys).hasSize(2).contains(FilmMedia.videoKey(id));
        assertThat(world.get(ReviseFilm.class).withdraw(id)).isEqualTo(ReviseFilm.Answer.TAKEN);
        assertThat(world.film(id).videoKey()).contains(FilmMedia.videoKey(id));
        assertThat(world.media.keys).contains(FilmMedia.videoKey(id));
    }

    @Test
    void theNewCutTakesThePlaceOfTheOldOneWhichIsDeletedThen() throws Exception {
        String id = world.finished(FilmShape.WIDE);
        layDown(id);
        world.get(ReviseFilm.class).correctBeat(id, ReviseFilm.Correction.shifted(40));

        Cut cut = cutOnce(id);
        world.settle(cut.claim(), cut.outcome());

        String key = world.film(id).videoKey().orElseThrow();
        assertThat(key).isNotEqualTo(FilmMedia.videoKey(id));
        assertThat(world.media.keys).containsExactly(key);
        assertThat(world.told(id, "completed")).singleElement().asString().contains(key);
    }

    @Test
    void aShapeThatIsCutAgainKeepsItsFileUntilTheNewOneIsThere() throws Exception {
        String id = world.finished(FilmShape.WIDE);
        layDown(id);
        Cut first = reshaped(id, Framing.CENTRE);
        world.settle(first.claim(), first.outcome());
        String before = tall(id).key();

        Cut second = reshaped(id, Framing.RIGHT);
        assertThat(world.media.keys).contains(before);
        assertThat(tall(id).framing()).isEqualTo(Framing.CENTRE);
        world.settle(second.claim(), second.outcome());

        assertThat(tall(id).framing()).isEqualTo(Framing.RIGHT);
        assertThat(world.media.keys).containsExactlyInAnyOrder(FilmMedia.videoKey(id), tall(id).key());
    }

    private Cut reshaped(String id, Framing framing) throws Exception {
        world.get(ReviseFilm.class).reshape(id, FilmShape.TALL, framing);
        return cutOnce(id);
    }

    private FilmVersion tall(String id) {
        return world.get(FilmVersions.class).find(id, FilmShape.TALL).orElseThrow();
    }

    /** A run of the stage that came to its end and is not settled. */
    private record Cut(Claim claim, Outcome outcome) {}

    /** On a busy machine the film gives others a turn in between. */
    private Cut cutOnce(String id) throws Exception {
        while (true) {
            Claim claim = world.claim(WorkerPool.RENDER);
            assertThat(claim.jobId()).isEqualTo(id);
            Outcome outcome = compose.run(claim);
            if (outcome instanceof Outcome.Done) {
                return new Cut(claim, outcome);
            }
            world.settle(claim, outcome);
        }
    }

    /** A film that is claimed after it has waited long would otherwise give way at once, and never be cut. */
    @Test
    void encodesOneSegmentInEachTurnHoweverManySongsAreDue() throws Exception {
        String id = world.planned(FilmShape.WIDE);
        layDown(id);
        database.update("update jobs set stage = 'composition', pool = 'render', gives_way = true where id = ?", id);
        Claim claim = world.claim(WorkerPool.RENDER);
        String song = world.ordered(FilmShape.WIDE);
        database.update("update jobs set pool = 'render', gives_way = false where id = ?", song);

        Outcome outcome = compose.run(claim);

        int turns = 0;
        while (outcome instanceof Outcome.Parked) {
            turns++;
            assertThat(segments(id)).hasSize(turns);
            world.settle(claim, outcome);
            world.clock.set(world.clock.instant().plus(JobQueue.GIVES_WAY_FOR));
            claim = world.get(JobQueue.class)
                    .claimGivingWayFirst(
                            WorkerPool.RENDER, world.get(ServerSettings.class).nodeName(), "worker")
                    .orElseThrow();
            outcome = compose.run(claim);
        }
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(segments(id)).as("more than one, or nothing is shown here").hasSizeGreaterThan(1);
        assertThat(segments(id)).as("joined in a turn of its own").hasSize(turns);
    }

    private List<Path> segments(String id) throws IOException {
        try (Stream<Path> files = Files.list(world.get(SegmentFolder.class).of(id))) {
            return files.toList();
        }
    }

    @Test
    void saysWhichPartCannotBeMadeAndMayBeTriedOnceMore() {
        String id = world.planned(FilmShape.SQUARE);
        database.update("update jobs set stage = 'composition', pool = 'render' where id = ?", id);

        assertThatThrownBy(() -> compose.run(world.claim(WorkerPool.RENDER)))
                .isInstanceOfSatisfying(StageException.class, failure -> {
                    assertThat(failure.category()).isEqualTo(StageException.Category.COUNTED);
                    assertThat(failure.error().code()).isEqualTo("COMPOSITION_FAILED");
                    assertThat(failure.error().retryable()).isTrue();
                });
        assertThat(compose.retryPolicy().allowsAnother(1)).isTrue();
        assertThat(compose.retryPolicy().allowsAnother(2)).isFalse();
        assertThat(compose.pool()).isEqualTo(WorkerPool.RENDER);
    }
}
