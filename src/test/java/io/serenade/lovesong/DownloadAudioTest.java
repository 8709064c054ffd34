package io.serenade.lovesong;

import static io.serenade.jobs.JobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.serenade.jobs.Claim;
import io.serenade.jobs.JobMediaForTests;
import io.serenade.jobs.JobState;
import io.serenade.jobs.JobWithdrawnException;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.StageException;
import io.serenade.jobs.StageException.Category;
import io.serenade.jobs.calls.ProviderCalls;
import io.serenade.platform.files.MediaFormat;
import io.serenade.platform.json.Base64Text;
import io.serenade.platform.settings.Settings;
import io.serenade.providers.AllowedOrigin;
import io.serenade.providers.RecordedService;
import io.serenade.providers.RemoteFiles;
import io.serenade.providers.SongGenerator.Progress;
import io.serenade.providers.SongGenerator.SongRecord;
import io.serenade.storage.MediaKind;
import io.serenade.storage.MediaStore;
import io.serenade.storage.StoresForTests;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The finished song on its way into our storage, over HTTP. */
class DownloadAudioTest {
    private static final Instant NOON = Instant.parse("2027-02-14T12:00:00Z");
    private static final String ID = "cjld2cjxh0000qzrmn831i7rn";
    private static final byte[] SONG = "ID3 and so on".getBytes(StandardCharsets.ISO_8859_1);

    private final RecordedService host = new RecordedService();
    private final Submission submission = new Submission(
            ID,
            "cookie",
            "hash",
            new SubmissionForm("Toby", "Dog", Base64Text.of("photo"), "Chill", "Matt", Optional.empty()));
    private JobState state = JobState.RUNNING;
    private MediaStore store;

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void storesTheSongAndThenNotesIt() throws Exception {
        host.on("GET /song.mp3", 200, SONG);
        made("/song.mp3");

        Outcome outcome = stage().run(claim());

        assertThat(store.find(MediaKind.SONG, ID + ".mp3")).isPresent();
        assertThat(submission.isDownloaded()).as("before the outcome counts").isFalse();
        outcome.onSettle().run();
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(submission.songKey()).contains(ID + ".mp3");
    }

    @Test
    void downloadsNothingTwice() throws Exception {
        made("/song.mp3");
        submission.markDownloaded(ID + ".mp3");

        assertThat(stage().run(claim())).isInstanceOf(Outcome.Done.class);

        assertThat(host.calls()).isEmpty();
    }

    @Test
    void countsAHostThatDoesNotHaveIt() {
        host.on("GET /song.mp3", 404, "{}");
        made("/song.mp3");

        assertThat(failure().category()).isEqualTo(Category.COUNTED);
    }

    @Test
    void countsWhatIsNoSong() throws Exception {
        host.on("GET /song.mp3", 200, "<html>");
        made("/song.mp3");

        assertThat(failure().category()).isEqualTo(Category.COUNTED);
        assertThat(store.find(MediaKind.SONG, ID + ".mp3")).isEmpty();
    }

    @Test
    void fetchesNothingFromAHostThatIsNotAllowed() {
        submission.markReceived(record(URI.create("http://127.0.0.2/song.mp3")), NOON);

        failure();

        assertThat(host.calls()).isEmpty();
        assertThat(submission.isDownloaded()).isFalse();
    }

    @Test
    void waitsForAHostThatIsBusy() {
        host.on("GET /song.mp3", 503, "{}", "Retry-After", "7");
        made("/song.mp3");

        assertThat(failure().category()).isEqualTo(Category.UNAVAILABLE);
    }

    @Test
    void keepsNothingForASongThatWasErasedMeanwhile() throws Exception {
        host.on("GET /song.mp3", 200, SONG);
        made("/song.mp3");
        state = JobState.CANCELLED;

        assertThatThrownBy(() -> stage().run(claim())).isInstanceOf(JobWithdrawnException.class);

        assertThat(store.find(MediaKind.SONG, ID + ".mp3")).isEmpty();
    }

    @Test
    void triesThreeTimesAndWaitsAnHourAtMost() {
        DownloadAudio stage = stage();

        assertThat(stage.retryPolicy().maxAttempts()).isEqualTo(3);
        assertThat(stage.maxDeferral()).isEqualTo(Duration.ofHours(1));
    }

    private StageException failure() {
        StageException failure = catchThrowableOfType(StageException.class, () -> stage().run(claim()));
        assertThat(failure).isNotNull();
        return failure;
    }

    private void made(String path) {
        submission.markReceived(record(host.address(path)), NOON);
    }

    private static SongRecord record(URI song) {
        return new SongRecord(Progress.SUCCEEDED, Optional.of(song), "la", Optional.empty(), List.of(), false, "{}");
    }

    private static Claim claim() {
        return new Claim(ID, Submission.PRODUCT, "download-audio", 0, 1, false);
    }

    private DownloadAudio stage() {
        store = StoresForTests.inFolder(folder);
        DownloadAudio stage = new DownloadAudio();
        stage.submissions = new Submissions() {
            @Override
            public Submission get(String sessionId) {
                return submission;
            }
        };
        stage.media = JobMediaForTests.of(store, () -> aJob().inState(state).build());
        stage.files = new RemoteFiles(new RemoteFiles.Rules(
                "song",
                "audio file",
                List.of(AllowedOrigin.exactly(host.address("/"))),
                Set.of(MediaFormat.MP3),
                1,
                Duration.ofSeconds(5)));
        stage.generator = new ScriptedSongGenerator();
        stage.calls = new ProviderCalls() {
            @Override
            public <T> T call(String jobId, String provider, String operation, int attempt, Supplier<T> call) {
                return call.get();
            }
        };
        stage.settings = LoveSongSettings.from(new Settings(name -> Optional.empty()));
        return stage;
    }
}
