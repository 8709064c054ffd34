package io.serenade.lovesong;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.jobs.Claim;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.calls.CallbackTokens;
import io.serenade.jobs.calls.ProviderCalls;
import io.serenade.lovesong.theme.SongStyle;
import io.serenade.platform.Settings;
import io.serenade.providers.SongGenerator;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RequestSongTest {
    private static final Instant NOON = Instant.parse("2027-02-14T12:00:00Z");
    private static final Claim CLAIM = new Claim("song1", Submission.PRODUCT, "request-song", 0, 1, false);

    private final Submission submission = new Submission(
            "song1", "cookie", "hash", new SubmissionForm("Toby", "Dog", "photo", "Chill", "Matt", Optional.empty()));
    private final List<SongGenerator.SongRequest> requests = new ArrayList<>();

    @Test
    void asksOnceForASongWithTheTimesOfItsWords() {
        Outcome outcome = stage(() -> {}).run(CLAIM);
        outcome.record().run();

        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(requests).singleElement().satisfies(request -> {
            assertThat(request.wordTimes()).isTrue();
            assertThat(request.callback()).hasPath("/api/webhook/token-1");
        });
        assertThat(submission.taskId()).contains("task-of-answer");
        assertThat(submission.sendAttempt()).isEqualTo(1);
    }

    @Test
    void asksNobodyWhenACallbackOfAnEarlierAttemptHasJustBroughtTheTask() {
        Outcome outcome =
                stage(() -> submission.markSent("task-of-callback", NOON)).run(CLAIM);
        outcome.record().run();

        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(requests).isEmpty();
        assertThat(submission.taskId()).contains("task-of-callback");
        assertThat(submission.sendAttempt()).isZero();
        assertThat(submission.sendStartedAt()).isEmpty();
    }

    @Test
    void waitsWhenAnotherWorkerHasTheSong() {
        RequestSong stage = stage(() -> {});
        stage.jobs = new Jobs() {
            @Override
            public boolean whileHeld(Claim claim, Runnable work) {
                return false;
            }
        };

        assertThat(stage.run(CLAIM)).isInstanceOf(Outcome.Wait.class);
        assertThat(requests).isEmpty();
    }

    /** The stage with hand-made neighbours. @param before what happens between its look and its lock */
    private RequestSong stage(Runnable before) {
        RequestSong stage = new RequestSong();
        stage.clock = Clock.fixed(NOON, ZoneOffset.UTC);
        stage.settings = LoveSongSettings.from(new Settings(name -> Optional.empty()));
        stage.style = new SongStyle("{owner_name} {pet_type} {pet_name}", List.of("love"), Map.of(), Map.of());
        stage.submissions = new Submissions() {
            @Override
            public Submission get(String sessionId) {
                return submission;
            }
        };
        stage.jobs = new Jobs() {
            @Override
            public boolean whileHeld(Claim claim, Runnable work) {
                before.run();
                work.run();
                return true;
            }
        };
        stage.calls = new ProviderCalls() {
            @Override
            public <T> T call(String jobId, String provider, String operation, int attempt, Supplier<T> call) {
                return call.get();
            }
        };
        stage.tokens = new CallbackTokens() {
            @Override
            public String tokenFor(String jobId, int attempt) {
                return "token-" + attempt;
            }
        };
        stage.generator = new CountedGenerator();
        return stage;
    }

    private final class CountedGenerator implements SongGenerator {
        @Override
        public String name() {
            return "counted";
        }

        @Override
        public String request(SongRequest request) {
            requests.add(request);
            return "task-of-answer";
        }

        @Override
        public SongRecord read(String taskId) {
            throw new UnsupportedOperationException("not read here");
        }

        @Override
        public long credits() {
            throw new UnsupportedOperationException("not asked here");
        }
    }
}
