package io.serenade.lovesong;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.jobs.JobError;
import io.serenade.jobs.calls.ProviderWork;
import io.serenade.jobs.calls.TaskAnswer;
import io.serenade.jobs.calls.TaskEnding;
import io.serenade.jobs.calls.TaskEnding.Reason;
import io.serenade.jobs.calls.TaskFailure;
import io.serenade.platform.Settings;
import io.serenade.platform.json.Base64Text;
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
    void isReadAtThreeSharesOfItsTimeAndAtTheEnd() {
        Instant read = NOON;
        for (int minute : new int[] {2, 5, 9, 10}) {
            read = work.times().polls().next(NOON, read, work.times().timeout());
            assertThat(read).isEqualTo(NOON.plus(Duration.ofMinutes(minute)));
        }
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
        ComposeSong stage = new ComposeSong();
        stage.clock = Clock.fixed(NOON, ZoneOffset.UTC);
        stage.settings = LoveSongSettings.from(new Settings(name -> Optional.empty()));
        stage.style = new SongStyle(
                "{owner_name} {pet_type} {pet_name}", Optional.empty(), List.of("love"), Map.of(), Map.of());
        stage.generator = generator;
        stage.submissions = new Submissions() {
            @Override
            public Submission get(String sessionId) {
                return submission;
            }
        };
        return stage.workOf("song1", "song");
    }
}
