package io.serenade.jobs.web;

import static io.serenade.jobs.JobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.serenade.jobs.Job;
import io.serenade.jobs.JobEvent;
import io.serenade.jobs.JobEvents;
import io.serenade.jobs.JobState;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.NewJobEvents;
import io.serenade.jobs.web.JobStreams.State;
import io.serenade.platform.SettableClock;
import jakarta.json.Json;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JobStreamsTest {
    private static final String JOB = "job-1";
    private static final Set<String> NAMES = Set.of("message", "completed");
    private static final String MOVED_TO_END = "{\"stage\":\"last\",\"state\":\"SUCCEEDED\"}";

    private final SettableClock clock = new SettableClock(Instant.parse("2027-02-14T12:00:00Z"));
    private final List<JobEvent> kept = new ArrayList<>();
    private JobState state = JobState.RUNNING;
    private int place = 3;
    private final JobStreams streams = streams();
    private final RecordedStream stream = new RecordedStream();

    @Test
    void replaysFromTheBeginningAndGoesOn() {
        add("message", "{\"n\":1}");
        add(JobEvent.STARTED, "{}");
        add("message", "{\"n\":2}");

        replay(OptionalLong.empty());
        assertThat(stream.told).containsExactly("1 message {\"n\":1}", "3 message {\"n\":2}");

        news(add("message", "{\"n\":3}"));
        assertThat(stream.told).hasSize(3).endsWith("4 message {\"n\":3}");
        assertThat(stream.isClosed()).isFalse();
    }

    @Test
    void letsTheContainerAnswerWhileMoreIsSent() {
        replay(OptionalLong.empty());
        stream.answerOnAnotherThread();

        news(add("message", "{\"n\":1}"), add("message", "{\"n\":2}"));

        assertThat(stream.told).containsExactly("1 message {\"n\":1}", "2 message {\"n\":2}");
    }

    @Test
    void replaysOnlyWhatWasMissed() {
        add("message", "{\"n\":1}");
        add("message", "{\"n\":2}");
        add("message", "{\"n\":3}");

        replay(OptionalLong.of(1));

        assertThat(stream.told).containsExactly("2 message {\"n\":2}", "3 message {\"n\":3}");
    }

    @Test
    void tellsNothingTwiceThatIsReadBeforeItIsNews() {
        JobEvent first = add("message", "{\"n\":1}");
        replay(OptionalLong.empty());

        news(first);

        assertThat(stream.told).hasSize(1);
    }

    @Test
    void endsWithTheJob() {
        replay(OptionalLong.empty());

        news(add("completed", "{}"), ended());

        assertThat(stream.told).containsExactly("1 completed {}");
        assertThat(stream.isClosed()).isTrue();
    }

    @Test
    void keepsWhoeverHasSeenTheEndFromComingBack() {
        add("completed", "{}");
        ended();

        assertThat(refusal(() -> replay(OptionalLong.of(1)))).isEqualTo(204);
        assertThat(refusal(() -> follow(OptionalLong.of(2)))).isEqualTo(204);

        replay(OptionalLong.of(0));
        assertThat(stream.told).containsExactly("1 completed {}");
        assertThat(stream.isClosed()).isTrue();
    }

    @Test
    void sendsNobodyRoundInCirclesWhenTheEventsOfAnEndedJobAreGone() {
        state = JobState.SUCCEEDED;

        assertThat(refusal(() -> replay(OptionalLong.empty()))).isEqualTo(204);
    }

    @Test
    void makesUpForWhatASlowClientMissed() {
        replay(OptionalLong.empty());
        stream.stopReading();
        news(add("message", "{\"n\":1}"));
        news(add("message", "{\"n\":2}"));
        assertThat(stream.told).hasSize(1);

        stream.readOn();
        news();

        assertThat(stream.told).containsExactly("1 message {\"n\":1}", "2 message {\"n\":2}");
    }

    @Test
    void tellsTheStateAtOnceAndWhenItIsAnotherOne() {
        follow(OptionalLong.empty());
        assertThat(stream.told).containsExactly("0 progress {\"place\":3}");

        news(add(JobEvent.STARTED, "{}"));
        assertThat(stream.told).as("nothing else is to be seen").hasSize(1);

        place = 0;
        news(add(JobEvent.WOKEN, "{}"));
        assertThat(stream.told).hasSize(2).endsWith("2 progress {\"place\":0}");
    }

    @Test
    void tellsABetterPlaceInTheQueueWithoutAnEventOfTheJob() {
        follow(OptionalLong.empty());
        place = 2;
        news();
        assertThat(stream.told).hasSize(1);

        clock.moveOn(StateStream.REVIEW.plusMillis(1));
        news();

        assertThat(stream.told).hasSize(2).endsWith("0 progress {\"place\":2}");
    }

    @Test
    void keepsAQuietStreamAlive() {
        replay(OptionalLong.empty());
        clock.moveOn(Duration.ofSeconds(16));
        news();
        assertThat(stream.told).containsExactly("still here");
    }

    @Test
    void closesAClientThatTakesNothingAnyMore() {
        replay(OptionalLong.empty());
        stream.stopReading();
        news(add("message", "{}"));
        clock.moveOn(Duration.ofSeconds(31));

        news();

        assertThat(stream.isClosed()).isTrue();
    }

    @Test
    void keepsOneAddressFromTakingAllStreams() {
        for (int i = 0; i < 50; i++) {
            open("job-" + i, "here");
        }
        assertThat(refusal(() -> open("another", "here"))).isEqualTo(429);
        open("another", "elsewhere");
    }

    @Test
    void letsTwentyFollowAJob() {
        for (int i = 0; i < 20; i++) {
            open(JOB, "address-" + i);
        }
        assertThat(refusal(() -> open(JOB, "address-20"))).isEqualTo(429);
    }

    private void open(String job, String address) {
        streams.tell(job, this::view, new RecordedStream().client(address, OptionalLong.empty()));
    }

    private void follow(OptionalLong lastEventId) {
        streams.tell(JOB, this::view, stream.client("here", lastEventId));
    }

    private void replay(OptionalLong lastEventId) {
        streams.replay(JOB, NAMES, stream.client("here", lastEventId));
    }

    private Optional<State> view(String id) {
        return Optional.of(
                new State(Json.createObjectBuilder().add("place", place).build(), state.isFinished(), true));
    }

    private static int refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(WebApplicationException.class, call)
                .getResponse()
                .getStatus();
    }

    private JobEvent ended() {
        state = JobState.SUCCEEDED;
        return add(JobEvent.MOVED, MOVED_TO_END);
    }

    private JobEvent add(String name, String data) {
        JobEvent event = new JobEvent(kept.size() + 1L, JOB, name, data, clock.instant());
        kept.add(event);
        return event;
    }

    private void news(JobEvent... events) {
        streams.hear(new NewJobEvents(List.of(events)));
    }

    private JobStreams streams() {
        JobStreams made = new JobStreams();
        made.clock = clock;
        made.jobs = new Jobs() {
            @Override
            public Optional<Job> find(String id) {
                return Optional.of(aJob().withId(id).inState(state).build());
            }
        };
        made.events = new JobEvents() {
            @Override
            public long newestOf(String jobId) {
                return kept.size();
            }

            @Override
            public List<JobEvent> list(String jobId, Set<String> names, long after, int most) {
                return kept.stream()
                        .filter(event -> event.id() > after && names.contains(event.name()))
                        .limit(most)
                        .toList();
            }
        };
        return made;
    }
}
