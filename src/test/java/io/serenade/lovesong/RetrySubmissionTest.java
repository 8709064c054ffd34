package io.serenade.lovesong;

import static io.serenade.jobs.JobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.jobs.JobState;
import io.serenade.jobs.Jobs;
import io.serenade.lovesong.RetrySubmission.Begun;
import io.serenade.lovesong.Submissions.Entry;
import io.serenade.platform.json.Base64Text;
import io.serenade.providers.SongGenerator.Progress;
import io.serenade.providers.SongGenerator.SongRecord;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a visitor may have made once more, and how often. */
class RetrySubmissionTest {
    private static final Instant NOON = Instant.parse("2027-02-14T12:00:00Z");

    private final Submission submission = new Submission(
            "song1",
            "cookie",
            "hash",
            new SubmissionForm("Toby", "Dog", Base64Text.of("photo"), "Chill", "Matt", Optional.empty()));
    private final List<String> resumedAt = new ArrayList<>();

    @Test
    void asksForASongThreeTimesAtMost() {
        for (int tried = 1; tried <= 3; tried++) {
            assertThat(submission.mayStartOver()).isTrue();
            assertThat(failedAt(ComposeSong.NAME)).isEqualTo(Begun.ON_ITS_WAY);
        }

        assertThat(failedAt(ComposeSong.NAME)).isEqualTo(Begun.TRIED_TOO_OFTEN);
        assertThat(submission.mayStartOver()).isFalse();
        assertThat(resumedAt).hasSize(3).containsOnly(ComposeSong.NAME);
    }

    @Test
    void rendersASongThatIsThereAsOftenAsItIsWanted() {
        submission.markReceived(
                new SongRecord(
                        Progress.SUCCEEDED,
                        Optional.of(URI.create("https://songs.example/1.mp3")),
                        "",
                        Optional.empty(),
                        List.of(),
                        false,
                        "{}"),
                NOON);
        for (int tried = 1; tried <= 5; tried++) {
            assertThat(failedAt("render-video")).isEqualTo(Begun.ON_ITS_WAY);
            assertThat(failedAt("download-audio")).isEqualTo(Begun.ON_ITS_WAY);
        }
        assertThat(submission.mayStartOver()).isTrue();
    }

    @Test
    void leavesASongThatHasNotFailed() {
        Entry entry = new Entry(submission, aJob().inState(JobState.SUCCEEDED).build(), Optional.empty());

        assertThat(retry(entry)).isEqualTo(Begun.NOT_FAILED);
        assertThat(resumedAt).isEmpty();
    }

    private Begun failedAt(String stage) {
        return retry(new Entry(submission, aJob().failedAt(stage).build(), Optional.empty()));
    }

    private Begun retry(Entry entry) {
        RetrySubmission retry = new RetrySubmission();
        retry.submissions = new Submissions() {
            @Override
            public Optional<Entry> findLocked(String sessionId) {
                return Optional.of(entry);
            }
        };
        retry.jobs = new Jobs() {
            @Override
            public void resume(String jobId, String stage) {
                resumedAt.add(stage);
            }
        };
        return retry.begin("song1");
    }
}
