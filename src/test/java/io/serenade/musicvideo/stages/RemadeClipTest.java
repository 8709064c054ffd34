package io.serenade.musicvideo.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.jobs.Claim;
import io.serenade.jobs.JobError;
import io.serenade.jobs.JobMedia;
import io.serenade.jobs.JobState;
import io.serenade.jobs.JobWithdrawnException;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.WorkerPool;
import io.serenade.jobs.calls.AskOnce;
import io.serenade.jobs.calls.CancelJob;
import io.serenade.jobs.calls.ProviderTasks;
import io.serenade.jobs.calls.ProviderWork;
import io.serenade.jobs.calls.TaskGroup;
import io.serenade.musicvideo.FilmWorkflow;
import io.serenade.musicvideo.ReviseFilm;
import io.serenade.musicvideo.ReviseFilm.Answer;
import io.serenade.musicvideo.film.FilmAddresses;
import io.serenade.musicvideo.film.FilmClip;
import io.serenade.musicvideo.film.FilmClips;
import io.serenade.musicvideo.film.FilmErrorCode;
import io.serenade.musicvideo.film.FilmFile;
import io.serenade.musicvideo.film.FilmMedia;
import io.serenade.musicvideo.film.FilmShape;
import io.serenade.musicvideo.film.FilmStory;
import io.serenade.musicvideo.film.Films;
import io.serenade.musicvideo.film.MusicVideoSettings;
import io.serenade.musicvideo.film.TaskNames;
import io.serenade.platform.database.TestDatabase;
import io.serenade.platform.files.TemporaryFile;
import io.serenade.rendering.Media;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clip of a finished film that is made again: the former one stays until the film shows the new one. */
class RemadeClipTest {
    private static final URI OUTPUT = URI.create("http://127.0.0.1/again.mp4");
    private static final JobError REFUSED = new JobError("prediction_failed", "The model has failed.", true);
    private static final int CLIP = 1;

    private static TestDatabase database;

    @TempDir
    private Path folder;

    private FilmWorld world;
    private ReviseFilm revise;
    private FilmClips clips;
    private boolean refused;
    private Runnable whileFetching = () -> {};

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
    }

    @BeforeEach
    void begin() {
        world = new FilmWorld(database, Map.of("DATA_DIR", folder.toString()));
        world.beans().give(Media.ffmpeg());
        revise = world.get(ReviseFilm.class);
        clips = world.get(FilmClips.class);
    }

    @Test
    void aWithdrawnOneGivesItsPlaceBackToTheFormerClipAndItsPrompt() throws Exception {
        String id = reRolled();
        shoot(id);
        FilmClip made = clips.get(id, CLIP);
        assertThat(made.prompt()).isEqualTo("Rain");
        assertThat(world.media.keys).contains(made.key().orElseThrow(), FilmMedia.clipKey(id, CLIP));

        assertThat(revise.withdraw(id)).isEqualTo(Answer.TAKEN);

        assertFormer(id);
        assertThat(world.media.keys).doesNotContain(made.key().orElseThrow());
    }

    @Test
    void aFailedCutGivesItsPlaceBackToo() throws Exception {
        String id = reRolled();
        shoot(id);

        world.settle(
                world.claim(WorkerPool.RENDER),
                Outcome.failed(FilmErrorCode.COMPOSITION_FAILED.error("A clip cannot be read.", true)));

        assertFormer(id);
    }

    @Test
    void oneThatIsNotMadeYetIsWithdrawnWithItsPrompt() {
        String id = reRolled();

        revise.withdraw(id);

        assertFormer(id);
    }

    /** The provider may deliver what could not be stopped any more. */
    @Test
    void whatComesTooLateIsNotTaken() {
        String id = reRolled();
        int round = clips.get(id, CLIP).round();
        revise.withdraw(id);

        clips.markMade(id, CLIP, round, OUTPUT, "another");

        assertFormer(id);
        assertThat(clips.get(id, CLIP).madeBy()).contains("stable-video-diffusion");
        assertThat(clips.get(id, CLIP).output()).isEmpty();
    }

    @Test
    void whatComesLateIsTakenWhileTheFilmIsMadeFirst() {
        String id = world.planned(FilmShape.WIDE);
        clips.forgetMedia(id);
        clips.giveTo(id, CLIP, 1, "The model has failed.");

        clips.markMade(id, CLIP, 1, OUTPUT, "another");

        assertThat(clips.get(id, CLIP).output()).contains(OUTPUT);
    }

    @Test
    void aWithdrawalWhileItIsFetchedLeavesNothingOfIt() {
        String id = reRolled();
        Set<String> before = Set.copyOf(world.media.keys);
        whileFetching = () -> assertThat(revise.withdraw(id)).isEqualTo(Answer.TAKEN);

        assertThatThrownBy(() -> shoot(id)).isInstanceOf(JobWithdrawnException.class);

        assertFormer(id);
        assertThat(world.media.keys).isEqualTo(before);
    }

    @Test
    void aWithdrawalWhileItFailsLeavesTheFormerClip() {
        String id = reRolled();
        refused = true;
        whileFetching = () -> assertThat(revise.withdraw(id)).isEqualTo(Answer.TAKEN);

        assertThatThrownBy(() -> shoot(id)).isInstanceOf(JobWithdrawnException.class);

        assertFormer(id);
        assertThat(clips.get(id, CLIP).error()).isEmpty();
    }

    @Test
    void theFormerOneStaysWhereNoModelCanMakeTheNewOne() throws Exception {
        String id = reRolled();
        refused = true;

        shoot(id);

        assertFormerClip(id);
        assertThat(clips.get(id, CLIP).error()).contains("The model has failed.");
        assertThat(world.job(id).stage()).as("the film is cut all the same").isEqualTo("composition");
    }

    @Test
    void oneThatHadFailedIsAFailedOneAgain() {
        String id = world.finished(FilmShape.WIDE);
        database.update(
                "update music_video_clips set failed = true, media_key = null, bytes = 0 where job_id = ? and number = ?",
                id,
                CLIP);
        assertThat(revise.reRoll(id, CLIP, Optional.empty())).isEqualTo(Answer.TAKEN);

        revise.withdraw(id);

        assertThat(clips.get(id, CLIP).failed()).isTrue();
        assertThat(clips.get(id, CLIP).isWanted()).isFalse();
    }

    @Test
    void bothFilesCountUntilTheFilmShowsTheNewOne() throws Exception {
        String id = reRolled();
        long before = world.get(Films.class).stored(FilmWorld.OWNER.owner());
        assertThat(before).isEqualTo(FilmWorld.SONG_BYTES + 3 * FilmWorld.CLIP_BYTES + FilmWorld.FILM_BYTES);

        shoot(id);

        assertThat(world.get(Films.class).stored(FilmWorld.OWNER.owner())).isEqualTo(before + Files.size(clip()));
        assertThat(world.get(FilmWorkflow.Erasing.class).forget(id))
                .extracting(FilmFile::key)
                .containsAll(world.media.keys);
    }

    @Test
    void theFormerFileIsDeletedOnceTheFilmShowsTheNewOne() throws Exception {
        String id = reRolled();
        shoot(id);
        String made = clips.get(id, CLIP).key().orElseThrow();
        world.media.files.put(made, clip());
        ComposeFilm compose = world.get(ComposeFilm.class);

        while (!world.job(id).state().isFinished()) {
            Claim claim = world.claim(WorkerPool.RENDER);
            world.settle(claim, compose.run(claim));
        }

        assertThat(world.job(id).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(clips.get(id, CLIP).key()).contains(made);
        assertThat(clips.get(id, CLIP).prompt()).isEqualTo("Rain");
        assertThat(world.media.keys)
                .contains(made, FilmMedia.clipKey(id, 0))
                .doesNotContain(FilmMedia.clipKey(id, CLIP), FilmMedia.videoKey(id));
        assertThat(revise.reRoll(id, CLIP, Optional.of("Snow"))).isEqualTo(Answer.TAKEN);
        revise.withdraw(id);
        assertThat(clips.get(id, CLIP).key()).as("the last that was shown").contains(made);
        assertThat(clips.get(id, CLIP).prompt()).isEqualTo("Rain");
    }

    /** Their files have the names that every clip had then. */
    @Test
    void clipsThatWereBeingMadeAgainInTheVersionBeforeAreNotLost() {
        TestDatabase earlier = TestDatabase.migratedTo("231");
        earlier.update("alter table music_video_clips drop constraint music_video_clips_job_id_fkey");
        insertEarlier(earlier, CLIP, null, 100);
        insertEarlier(earlier, CLIP + 1, "film/clip_2.mp4", 100);
        insertEarlier(earlier, CLIP + 2, null, 0);
        earlier.migrate();
        FilmClips migrated = new FilmWorld(earlier, Map.of()).get(FilmClips.class);

        assertThat(migrated.formerKeys("film")).containsExactly("film/clip_1.mp4");
        assertThat(migrated.takeBack("film")).isEmpty();
        assertThat(migrated.list("film"))
                .extracting(FilmClip::key)
                .containsExactly(Optional.of("film/clip_1.mp4"), Optional.of("film/clip_2.mp4"), Optional.empty());
    }

    private static void insertEarlier(TestDatabase database, int number, String key, long bytes) {
        database.update(
                "insert into music_video_clips (job_id, number, shot, scene, prompt, seconds, seed, media_key, bytes)"
                        + " values ('film', ?, 0, 'beach', 'Waves', 1.5, 7, ?, ?)",
                number,
                key,
                bytes);
    }

    private String reRolled() {
        String id = world.finished(FilmShape.WIDE);
        world.media.files.put(FilmWorld.songKey(id), Media.song(folder.resolve("song.wav"), 4.5, "-ac", "2"));
        for (int number = 0; number < 3; number++) {
            world.media.files.put(FilmMedia.clipKey(id, number), clip());
            world.media.keys.add(FilmMedia.clipKey(id, number));
        }
        assertThat(revise.reRoll(id, CLIP, Optional.of("Rain"))).isEqualTo(Answer.TAKEN);
        return id;
    }

    private Path clip() {
        return Media.clip(folder.resolve("clip.mp4"), 2);
    }

    private void assertFormer(String id) {
        assertThat(world.job(id).state()).isEqualTo(JobState.SUCCEEDED);
        assertFormerClip(id);
        assertThat(world.media.keys).contains(FilmMedia.clipKey(id, CLIP));
    }

    private void assertFormerClip(String id) {
        FilmClip clip = clips.get(id, CLIP);
        assertThat(clip.key()).contains(FilmMedia.clipKey(id, CLIP));
        assertThat(clip.prompt()).isEqualTo("Waves");
        assertThat(clip.length()).contains(Duration.ofSeconds(2));
        assertThat(clip.failed()).isFalse();
        assertThat(world.get(Films.class).stored(FilmWorld.OWNER.owner()))
                .isEqualTo(FilmWorld.SONG_BYTES + 3 * FilmWorld.CLIP_BYTES + FilmWorld.FILM_BYTES);
    }

    private void shoot(String id) throws Exception {
        ShootClips stage = new ShootClips();
        stage.films = world.get(Films.class);
        stage.story = world.get(FilmStory.class);
        stage.jobs = world.get(Jobs.class);
        stage.cancellation = world.get(CancelJob.class);
        stage.clock = world.clock;
        stage.clips = clips;
        stage.predictions = ClipPredictionsForTests.of(world);
        stage.tasks = world.get(ProviderTasks.class);
        stage.settings = world.get(MusicVideoSettings.class);
        stage.addresses = world.get(FilmAddresses.class);
        stage.media = world.get(JobMedia.class);
        stage.ffmpeg = Media.ffmpeg();
        stage.askOnce = new Answering();
        stage.files = new Fetching();
        Claim claim = world.claim(WorkerPool.IO);
        assertThat(claim.jobId()).isEqualTo(id);
        world.settle(claim, stage.run(claim));
    }

    /** Every clip is made at once, or refused. */
    private final class Answering extends AskOnce {
        @Override
        public <R> TaskGroup followAll(
                Claim claim, Map<String, ProviderWork<R>> works, int tries, IntFunction<Duration> backOff) {
            if (refused) {
                whileFetching.run();
                return new TaskGroup(
                        Set.of(),
                        works.keySet().stream().collect(Collectors.toMap(task -> task, task -> REFUSED)),
                        List.of());
            }
            works.keySet().stream()
                    .map(TaskNames::read)
                    .forEach(task -> clips.markMade(claim.jobId(), task.number(), task.round(), OUTPUT, "another"));
            return new TaskGroup(works.keySet(), Map.of(), List.of());
        }
    }

    private final class Fetching extends ProviderFiles {
        @Override
        public TemporaryFile fetch(Claim claim, URI output, String kind) {
            whileFetching.run();
            return new TemporaryFile(clip(), () -> {});
        }
    }
}
