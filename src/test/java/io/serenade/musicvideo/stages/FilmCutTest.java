package io.serenade.musicvideo.stages;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.musicvideo.film.FilmClips;
import io.serenade.musicvideo.film.FilmMedia;
import io.serenade.musicvideo.film.FilmShape;
import io.serenade.musicvideo.planning.Camera;
import io.serenade.musicvideo.planning.Light;
import io.serenade.musicvideo.planning.ScenePlan.Shot;
import io.serenade.musicvideo.planning.Transition;
import io.serenade.platform.database.TestDatabase;
import io.serenade.rendering.Media;
import io.serenade.rendering.ffmpeg.Framing;
import io.serenade.rendering.film.FilmComposer;
import io.serenade.rendering.film.FilmFormat;
import io.serenade.rendering.film.FilmPlan;
import io.serenade.rendering.film.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a film shows when. */
class FilmCutTest {
    private static TestDatabase database;

    @TempDir
    private Path folder;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
    }

    @Test
    void everyOtherShotOfARowInOneSceneIsSeenFromNearer() {
        assertThat(FilmCut.closer(shots("beach", "beach", "beach", "street", "beach", "beach", "tower")))
                .containsExactly(false, true, false, false, false, true, false);
    }

    private static List<Shot> shots(String... scenes) {
        return Stream.of(scenes)
                .map(scene -> new Shot(0, 1, scene, List.of(), "Waves", Camera.PAN, Light.NATURAL, Transition.CUT, ""))
                .toList();
    }

    @Test
    void showsEachShotWithItsClipInTheShapeThatIsCut() throws Exception {
        FilmWorld world = world();
        String id = world.finished(FilmShape.WIDE);
        layDown(world, id);

        FilmPlan plan = planOf(world, id);
        assertThat(plan.format()).isEqualTo(FilmFormat.WIDE);
        assertThat(plan.frames()).isEqualTo(135);
        assertThat(plan.shots())
                .extracting(io.serenade.rendering.film.Shot::start)
                .containsExactly(0, 45, 90);
        assertThat(plan.shots()).allMatch(shot -> shot.source() instanceof Source.Clip);
        assertThat(plan.shots())
                .extracting(io.serenade.rendering.film.Shot::closer)
                .containsExactly(false, true, false);

        world.change(id, film -> film.beginVersion(FilmShape.SQUARE, Framing.LEFT));

        assertThat(planOf(world, id).format()).isEqualTo(FilmFormat.SQUARE);
        assertThat(planOf(world, id).shots())
                .extracting(io.serenade.rendering.film.Shot::framing)
                .containsOnly(Framing.LEFT);
        assertThat(planOf(world, id).shots())
                .as("what is cut off is enlarged by that already")
                .noneMatch(io.serenade.rendering.film.Shot::closer);
    }

    @Test
    void awaitsClipsThatAreStillBeingMade() throws Exception {
        FilmWorld world = world();
        String id = world.planned(FilmShape.WIDE);
        layDown(world, id);
        world.get(FilmClips.class).remake(id, 1, Optional.empty());

        FilmComposer composer = new FilmComposer(Media.ffmpeg());
        try (FilmCut.Opened opened = world.get(FilmCut.class).openSoFar(world.film(id), composer)) {
            assertThat(opened.plan().shots().get(0).source()).isInstanceOf(Source.Clip.class);
            assertThat(opened.plan().shots().get(1).source()).isInstanceOf(Source.Awaited.class);
        }
    }

    /** Neither beside itself nor twice in a row. */
    @Test
    void showsAnotherClipWhereOneDidNotComeAbout() throws Exception {
        FilmWorld world = world();
        String id = world.planned(FilmShape.WIDE);
        layDown(world, id);
        database.update(
                "update music_video_clips set failed = true, media_key = null, bytes = 0 where job_id = ? and number = 1",
                id);

        List<Source> shown = planOf(world, id).shots().stream()
                .map(io.serenade.rendering.film.Shot::source)
                .toList();

        assertThat(shown).allMatch(source -> source instanceof Source.Clip);
    }

    /** Otherwise a film whose owner wants to see it first would break where pictures did not come about. */
    @Test
    void previewsAColourWhereThereIsNeitherPictureNorClip() throws Exception {
        FilmWorld world = world();
        String id = world.planned(FilmShape.WIDE);
        layDown(world, id);
        database.update("update music_video_clips set media_key = null, bytes = 0 where job_id = ?", id);

        FilmComposer composer = new FilmComposer(Media.ffmpeg());
        try (FilmCut.Opened opened = world.get(FilmCut.class).openPreview(world.film(id), composer)) {
            assertThat(opened.plan().shots())
                    .hasSize(3)
                    .extracting(io.serenade.rendering.film.Shot::source)
                    .allMatch(source -> source instanceof Source.Still);
        }
    }

    private FilmWorld world() {
        FilmWorld world = new FilmWorld(database, Map.of("DATA_DIR", folder.toString()));
        world.beans().give(Media.ffmpeg());
        return world;
    }

    private void layDown(FilmWorld world, String id) {
        Path clip = Media.clip(folder.resolve("clip.mp4"), 2);
        world.media.files.put(FilmWorld.songKey(id), clip);
        for (int number = 0; number < 3; number++) {
            world.media.files.put(FilmMedia.clipKey(id, number), clip);
        }
    }

    private static FilmPlan planOf(FilmWorld world, String id) throws Exception {
        FilmComposer composer = new FilmComposer(Media.ffmpeg());
        try (FilmCut.Opened opened = world.get(FilmCut.class).open(world.film(id), composer)) {
            return opened.plan();
        }
    }
}
