package io.serenade.musicvideo.stages;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.jobs.JobQueue;
import io.serenade.jobs.WorkerPool;
import io.serenade.jobs.engine.Nodes;
import io.serenade.jobs.engine.WorkerSettings;
import io.serenade.musicvideo.film.FilmMedia;
import io.serenade.musicvideo.film.FilmShape;
import io.serenade.musicvideo.film.Films;
import io.serenade.platform.database.TestDatabase;
import io.serenade.rendering.Media;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is encoded while clips are still being made, and what comes first. */
class EncodeAheadTest {
    private static TestDatabase database;

    @TempDir
    private Path folder;

    private FilmWorld world;
    private EncodeAhead ahead;
    private String id;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
    }

    /** A film of three shots whose last clip is still being made. */
    @BeforeEach
    void begin() {
        world = new FilmWorld(database, Map.of("DATA_DIR", folder.toString(), "NODE_NAME", "north"));
        world.beans().give(Media.ffmpeg()).give(new WorkerSettings(1, 1, List.of(WorkerPool.RENDER)));
        ahead = world.get(EncodeAhead.class);
        id = world.planned(FilmShape.WIDE);
        database.update("update music_video_clips set media_key = null, output = null where number = 2");
        database.update(
                "update jobs set stage = 'video_generation', due_at = null, state = 'WAITING' where id = ?", id);
        world.get(Films.class).admit(id);
        world.media.files.put(FilmWorld.songKey(id), Media.song(folder.resolve("song.wav"), 4.5, "-ac", "2"));
        for (int number = 0; number < 2; number++) {
            Path clip = folder.resolve("clip" + number + ".mp4");
            Media.run(List.of(
                    "-f",
                    "lavfi",
                    "-i",
                    "testsrc2=s=320x180:r=30:d=" + (2 + number),
                    "-c:v",
                    "libx264",
                    "-preset",
                    "ultrafast",
                    "-pix_fmt",
                    "yuv420p",
                    "-y",
                    clip.toString()));
            world.media.files.put(FilmMedia.clipKey(id, number), clip);
        }
    }

    @Test
    void theSegmentsWhoseClipsAreThereAreEncodedOnce() throws Exception {
        assertThat(ahead.doPiece()).isTrue();
        assertThat(segments()).hasSize(2);
        assertThat(ahead.doPiece()).as("nothing new").isFalse();
    }

    @Test
    void aJobThatIsDueWaitsForNoSegmentThatWasNotBegun() throws Exception {
        String other = world.planned(FilmShape.WIDE);
        database.update("update jobs set pool = 'render', gives_way = false where id = ?", other);

        assertThat(ahead.doPiece()).as("there is something to do").isTrue();

        assertThat(segments()).isEmpty();
    }

    @Test
    void ofSeveralNodesOneEncodesAheadForAFilm() throws Exception {
        world.get(Nodes.class).beat("south", 0);
        world.get(JobQueue.class).makeHome(id, "south");

        assertThat(ahead.doPiece()).isFalse();

        assertThat(segments()).isEmpty();
    }

    private List<Path> segments() throws IOException {
        Path own = folder.resolve("film-segments").resolve(id);
        if (!Files.isDirectory(own)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(own)) {
            return all.toList();
        }
    }
}
