package io.serenade.lovesong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.platform.json.Base64Text;
import io.serenade.providers.SongGenerator.Progress;
import io.serenade.providers.SongGenerator.SongRecord;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SubmissionTest {
    private static final Instant NOON = Instant.parse("2027-02-14T12:00:00Z");
    private static final SongRecord RECORD = new SongRecord(
            Progress.SUCCEEDED,
            Optional.of(URI.create("https://songs.example/1.mp3")),
            "La la",
            Optional.empty(),
            List.of(),
            true,
            "{}");

    private final Submission submission = new Submission(
            "song1",
            "cookie",
            "hash",
            new SubmissionForm("Toby", "Dog", Base64Text.of("photo"), "Chill", "Matt", Optional.empty()));

    @Test
    void goesFromRecordToVideo() {
        submission.markReceived(RECORD, NOON);
        submission.markDownloaded("song1.mp3");
        submission.startVideo(NOON);
        submission.markRendered(Duration.ofSeconds(30), NOON);

        assertThat(submission.llmStatus()).contains("success");
        assertThat(submission.lyrics()).contains("La la");
        assertThat(submission.songKey()).contains("song1.mp3");
    }

    @Test
    void isNotDownloadedBeforeItIsMade() {
        assertThatThrownBy(() -> submission.markDownloaded("song1.mp3"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Song song1 cannot be downloaded: the provider has not made it");
    }

    @Test
    void isNotRenderedWithoutItsSound() {
        submission.markReceived(RECORD, NOON);

        assertThatThrownBy(() -> submission.startVideo(NOON)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> submission.markRendered(Duration.ofSeconds(30), NOON))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void takesNothingMoreOnceItIsErased() {
        submission.erase();

        assertThatThrownBy(() -> submission.markReceived(RECORD, NOON)).hasMessageContaining("it was erased");
        assertThatThrownBy(() -> submission.markTakenDown(NOON)).hasMessageContaining("it was erased");
        assertThatThrownBy(submission::startOver).hasMessageContaining("it was erased");
    }

    @Test
    void startsOverWithoutTheOldSong() {
        submission.markReceived(RECORD, NOON);
        submission.markDownloaded("song1.mp3");

        submission.startOver();

        assertThat(submission.isDownloaded()).isFalse();
        assertThat(submission.songUrl()).isEmpty();
        assertThat(submission.lyrics()).isEmpty();
    }
}
