package io.serenade.lovesong;

import static io.serenade.jobs.JobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.serenade.jobs.Claim;
import io.serenade.jobs.JobMediaForTests;
import io.serenade.jobs.JobState;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.StageException;
import io.serenade.jobs.StageException.Category;
import io.serenade.jobs.WorkerPool;
import io.serenade.platform.json.Base64Text;
import io.serenade.platform.settings.Settings;
import io.serenade.providers.SongGenerator.Progress;
import io.serenade.providers.SongGenerator.SongRecord;
import io.serenade.rendering.record.RecordVideoSettings;
import io.serenade.storage.MediaKind;
import io.serenade.storage.MediaStore;
import io.serenade.storage.StoresForTests;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the video's stage makes of what it finds; how a video is made is tested with the renderer. */
class RenderVideoTest {
    private static final Instant NOON = Instant.parse("2027-02-14T12:00:00Z");
    private static final String ID = "cjld2cjxh0000qzrmn831i7rn";

    private final Submission submission = new Submission(
            ID,
            "cookie",
            "hash",
            new SubmissionForm("Toby", "Dog", Base64Text.of("photo"), "Chill", "Matt", Optional.empty()));
    private final RenderVideo stage = new RenderVideo();
    private MediaStore store;

    @TempDir
    Path folder;

    @BeforeEach
    void wire() {
        store = StoresForTests.inFolder(folder);
        stage.settings = RecordVideoSettings.from(new Settings(name -> Optional.empty()));
        stage.media = store;
        stage.outputs = JobMediaForTests.of(
                store, () -> aJob().inState(JobState.RUNNING).build());
        stage.clock = Clock.fixed(NOON, ZoneOffset.UTC);
        stage.submissions = new Submissions() {
            @Override
            public Submission get(String sessionId) {
                return submission;
            }
        };
        stage.jobs = new Jobs() {
            @Override
            public boolean whileHeld(Claim claim, Runnable work) {
                work.run();
                return true;
            }
        };
        submission.markReceived(
                new SongRecord(
                        Progress.SUCCEEDED,
                        Optional.of(URI.create("http://127.0.0.1/song.mp3")),
                        "la",
                        Optional.empty(),
                        List.of(),
                        false,
                        "{}"),
                NOON);
        submission.markDownloaded(ID + ".mp3");
    }

    /** The song can be fetched again, so trying again may help. */
    @Test
    void givesUpWithoutItsSongButMayBeTriedAgain() throws Exception {
        put(MediaKind.PHOTO, ID + ".jpg");

        StageException failure = failure();

        assertThat(failure.category()).isEqualTo(Category.FINAL);
        assertThat(failure.error().code()).isEqualTo("song_missing");
        assertThat(failure.error().retryable()).isTrue();
    }

    @Test
    void givesUpForGoodWithoutItsPhoto() throws Exception {
        put(MediaKind.SONG, ID + ".mp3");

        StageException failure = failure();

        assertThat(failure.category()).isEqualTo(Category.FINAL);
        assertThat(failure.error().code()).isEqualTo("photo_missing");
        assertThat(failure.error().retryable()).isFalse();
    }

    @Test
    void rendersOnceMoreAfterAFailureAndInItsOwnPool() {
        assertThat(stage.pool()).isEqualTo(WorkerPool.RENDER);
        assertThat(stage.retryPolicy().allowsAnother(1)).isTrue();
        assertThat(stage.retryPolicy().allowsAnother(2)).isFalse();
        assertThat(stage.deadline()).isGreaterThan(stage.settings.deadline());
    }

    private void put(MediaKind kind, String key) throws Exception {
        store.put(kind, key, file -> Files.writeString(file, "something"));
    }

    private StageException failure() {
        StageException failure = catchThrowableOfType(
                StageException.class, () -> stage.run(new Claim(ID, Submission.PRODUCT, "render-video", 0, 1, false)));
        assertThat(failure).isNotNull();
        return failure;
    }
}
