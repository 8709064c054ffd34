package io.serenade.lovesong;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.jobs.JobError;
import io.serenade.jobs.calls.ProviderWork;
import io.serenade.jobs.calls.TaskAnswer;
import io.serenade.jobs.calls.TaskEnding;
import io.serenade.jobs.calls.TaskEnding.Reason;
import io.serenade.jobs.calls.TaskFailure;
import io.serenade.platform.json.Base64Text;
import io.serenade.platform.settings.Settings;
import io.serenade.providers.SongGenerator.Progress;
import io.serenade.providers.SongGenerator.SongRecord;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a love song asks for, and what it makes of each way a task can end. */
class ComposeSongTest {
    private static final Instant NOON = Instant.parse("2027-02-14T12:00:00Z");
    private static final JobError REFUSAL = new JobError("provider_rejected", "The song service answered 422.", true);

    private final Submission submission = new Submission(
            "song1",
            "cookie",
            "hash",
            new SubmissionForm("Toby", "Dog", Base64Text.of("photo"), "Chill", "Matt", Optional.empty()));
    private final ScriptedSongGenerator generator = new ScriptedSongGenerator();
    private String streaming = "off";
    private final ProviderWork<SongRecord> work = work();

    @Test
    void asksForASongWithTheTimesOfItsWords() {
        work.ask(Optional.of(URI.create("http://127.0.0.1:8080/api/webhook/token")));

        assertThat(generator.requests).singleElement().satisfies(request -> {
            assertThat(request.wordTimes()).isTrue();
            assertThat(request.prompt()).isEqualTo("Matt Dog Toby");
            assertThat(request.callback()).hasPath("/api/webhook/token");
        });
    }

    @Test
    void tellsTheSingerHowNamesAreSaidWhereSomebodyToldIt() {
        Submission told = new Submission(
                "song1",
                "cookie",
                "hash",
                new SubmissionForm(
                        "Toby",
                        "Dog",
                        Base64Text.of("photo"),
                        "Chill",
                        "Matt",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("TOH-bee"),
                        Optional.empty(),
                        Optional.empty()));
        workFor(told).ask(Optional.of(URI.create("http://127.0.0.1:8080/api/webhook/token")));

        assertThat(generator.requests).singleElement().satisfies(request -> {
            assertThat(request.prompt()).isEqualTo("Matt Dog Toby Toby=TOH-bee");
            assertThat(request.tags()).containsExactly("Chill", "love");
        });
    }

    @Test
    void isReadAtThreeSharesOfItsTimeAndAtTheEnd() {
        Instant read = NOON;
        for (int minute : new int[] {2, 5, 9, 10}) {
            read = work.times().polls().next(NOON, read, work.times().timeout());
            assertThat(read).isEqualTo(NOON.plus(Duration.ofMinutes(minute)));
        }
    }

    @Test
    void isReadOftenWhereItCanBeHeardWhileItIsMade() {
        streaming = "on";
        assertThat(work().times().polls().next(NOON, NOON, Duration.ofMinutes(10)))
                .isEqualTo(NOON.plusSeconds(5));
    }

    @Test
    void canBeHeardWhileItIsMadeAndOnlyThen() {
        generator.progress = Progress.STREAMING;
        TaskAnswer<SongRecord> answer = work.read("task-1");
        assertThat(answer.progress()).isEqualTo(TaskAnswer.Progress.RUNNING);
        work.goesOn("task-1", answer.record());
        assertThat(submission.streamTask()).contains("task-1");

        submission.erase();
        work.goesOn("task-1", answer.record());
        assertThat(submission.streamTask()).isEmpty();
    }

    @Test
    void keepsWordsThatAreWrittenBeforeTheSongIsMade() {
        work.goesOn("task-1", work.read("task-1").record());
        assertThat(submission.lyrics()).isEmpty();

        generator.lyrics = "la la";
        SongRecord written = work.read("task-1").record();
        assertThat(submission.lyrics()).as("the call itself stores nothing").isEmpty();
        work.goesOn("task-1", written);
        assertThat(submission.lyrics()).contains("la la");

        submission.erase();
        work.goesOn("task-1", written);
        assertThat(submission.lyrics()).isEmpty();
    }

    @Test
    void aRefusedRequestIsMadeAgainAndCounted() {
        TaskFailure failure =
                work.failure(new TaskEnding<>(Reason.REFUSED, Optional.empty(), Duration.ZERO, Optional.of(REFUSAL)));
        failure.onSettle().run();

        assertThat(failure.again()).isTrue();
        assertThat(failure.error()).isEqualTo(REFUSAL);
        assertThat(submission.retryCount()).isEqualTo(1);
    }

    @Test
    void aRequestThatWasNeverAnsweredIsMadeAgain() {
        assertThat(ending(Reason.UNANSWERED).again()).isTrue();
    }

    @Test
    void aSongThatIsTooLateHasTimedOut() {
        TaskFailure failure = ending(Reason.TIMED_OUT);
        failure.onSettle().run();

        assertThat(failure.again()).isFalse();
        assertThat(failure.error().code()).isEqualTo("song_timed_out");
        assertThat(submission.llmStatus()).contains("timeout");
    }

    @Test
    void aSongThatTheProviderCouldNotMakeHasFailed() {
        generator.progress = Progress.FAILED;
        generator.error = Optional.of("Violates our content policy");

        TaskAnswer<SongRecord> answer = work.read("task-1");
        TaskFailure failure = work.failure(
                new TaskEnding<>(Reason.FAILED, Optional.of(answer.record()), Duration.ofSeconds(9), Optional.empty()));
        failure.onSettle().run();

        assertThat(answer.progress()).isEqualTo(TaskAnswer.Progress.FAILED);
        assertThat(failure.again()).isFalse();
        assertThat(failure.error().code()).isEqualTo("song_refused");
        assertThat(submission.llmStatus()).contains("fail");
        assertThat(submission.receivedAt()).contains(NOON);
    }

    private TaskFailure ending(Reason reason) {
        return work.failure(new TaskEnding<>(reason, Optional.empty(), Duration.ZERO, Optional.empty()));
    }

    private ProviderWork<SongRecord> work() {
        return workFor(submission);
    }

    private ProviderWork<SongRecord> workFor(Submission song) {
        ComposeSong stage = new ComposeSong();
        SongRequests requests = new SongRequests();
        requests.clock = Clock.fixed(NOON, ZoneOffset.UTC);
        requests.settings = LoveSongSettings.from(
                new Settings(name -> Optional.of(streaming).filter(value -> name.equals("SONG_STREAMING"))));
        requests.style = new SongStyle(
                "{owner_name} {pet_type} {pet_name}",
                Optional.empty(),
                "{name}={say}",
                "",
                List.of("love"),
                Map.of(),
                Map.of());
        requests.generator = generator;
        stage.submissions = new Submissions() {
            @Override
            public Submission get(String sessionId) {
                return song;
            }

            @Override
            public void noteLyrics(String sessionId, String lyrics) {
                song.noteLyrics(lyrics);
            }

            @Override
            public void noteStream(String sessionId, String taskId) {
                song.noteStream(taskId);
            }
        };
        requests.submissions = stage.submissions;
        stage.requests = requests;
        return stage.workOf("song1", "song");
    }
}
