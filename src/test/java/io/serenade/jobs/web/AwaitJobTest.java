package io.serenade.jobs.web;

import static io.serenade.jobs.JobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.accounts.Caller;
import io.serenade.jobs.Job;
import io.serenade.jobs.JobChanged;
import io.serenade.jobs.JobEvent;
import io.serenade.jobs.JobState;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.NewJobEvents;
import io.serenade.jobs.web.AwaitJob.Waiter;
import io.serenade.platform.ManagedThreads;
import io.serenade.platform.SettableClock;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.ConnectionCallback;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AwaitJobTest {
    private static final Instant NOON = Instant.parse("2027-02-14T12:00:00Z");
    private static final String JOB = "job-1";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final SettableClock clock = new SettableClock(NOON);
    private final ManagedThreads threads = new ManagedThreads();
    private final Map<String, JobState> states = new HashMap<>(Map.of(JOB, JobState.RUNNING));
    private final AwaitJob await = await();

    @Test
    void answersAtOnceForAJobThatHasEnded() {
        states.put(JOB, JobState.FAILED);

        assertThat(hold(JOB, "here", MINUTE).answers).containsExactly("ended");
    }

    @Test
    void answersAtOnceForAJobThatIsNotThere() {
        assertThat(hold("job-2", "here", MINUTE).answers).containsExactly("ended");
    }

    @Test
    void answersAtOnceWhoeverWantsNotToWait() {
        assertThat(hold(JOB, "here", Duration.ZERO).answers).containsExactly("goes on");
    }

    @Test
    void answersAllWhoWaitWhenTheJobEndsHere() {
        Held one = hold(JOB, "here", MINUTE);
        Held other = hold(JOB, "there", MINUTE);
        states.put("job-2", JobState.RUNNING);
        Held another = hold("job-2", "there", MINUTE);
        assertThat(one.answers).isEmpty();

        states.put(JOB, JobState.SUCCEEDED);
        await.noteChange(new JobChanged(JOB));
        threads.runAll();

        assertThat(one.answers).containsExactly("ended");
        assertThat(other.answers).containsExactly("ended");
        assertThat(another.answers).isEmpty();
    }

    @Test
    void waitsOnWhenTheJobHasOnlyMoved() {
        Held held = hold(JOB, "here", MINUTE);

        await.noteChange(new JobChanged(JOB));
        threads.runAll();

        assertThat(held.answers).isEmpty();
    }

    @Test
    void readsNothingForJobsThatNobodyWaitsFor() {
        hold(JOB, "here", MINUTE);

        await.noteChange(new JobChanged("job-2"));

        assertThat(threads.waiting()).isZero();
    }

    @Test
    void hearsOfAnEndOnAnotherNode() {
        Held held = hold(JOB, "here", MINUTE);
        states.put(JOB, JobState.SUCCEEDED);

        await.noteNews(new NewJobEvents(
                List.of(new JobEvent(1, JOB, JobEvent.MOVED, "{\"stage\":\"last\",\"state\":\"SUCCEEDED\"}", NOON))));
        threads.runAll();

        assertThat(held.answers).containsExactly("ended");
    }

    @Test
    void answersWithoutAnEndWhenTheTimeIsOver() {
        Held held = hold(JOB, "here", MINUTE);
        clock.moveOn(MINUTE.minusMillis(1));
        await.releaseLate();
        threads.runAll();
        assertThat(held.answers).isEmpty();

        clock.moveOn(Duration.ofMillis(1));
        await.releaseLate();
        threads.runAll();

        assertThat(held.answers).containsExactly("goes on");
    }

    @Test
    void answersOnceWhateverComesTogether() {
        Held held = hold(JOB, "here", MINUTE);
        clock.moveOn(MINUTE);
        await.releaseLate();
        states.put(JOB, JobState.SUCCEEDED);
        await.noteChange(new JobChanged(JOB));
        await.releaseLate();
        threads.runAll();

        assertThat(held.answers).hasSize(1);
    }

    @Test
    void answersWithTheFailureWhereTheDatabaseIsAwayAtTheEnd() {
        Held held = hold(JOB, "here", MINUTE);
        states.put(JOB, null);
        clock.moveOn(MINUTE);

        await.releaseLate();
        threads.runAll();

        assertThat(held.answers).containsExactly("the database is away");
    }

    @Test
    void holdsTwoHundredRequestsOfAKey() {
        Waiter key = Waiter.of(new Caller("product", Optional.of("key-1"), "limit", 1, Optional.empty()), "here");
        for (int request = 1; request <= 200; request++) {
            assertThat(hold(JOB, key).answers).isEmpty();
        }

        assertThat(hold(JOB, key).answers).containsExactly("goes on");
    }

    @Test
    void forgetsWhoeverHasHungUp() {
        Held held = hold(JOB, "here", MINUTE);
        held.gone.onDisconnect(held.response);

        states.put(JOB, JobState.SUCCEEDED);
        await.noteChange(new JobChanged(JOB));

        assertThat(threads.waiting()).as("nobody waits any more").isZero();
    }

    @Test
    void holdsTwoHundredRequestsOfAnAddress() {
        for (int request = 1; request <= 200; request++) {
            assertThat(hold(JOB, "here", MINUTE).answers).isEmpty();
        }

        assertThat(hold(JOB, "here", MINUTE).answers).containsExactly("goes on");
        assertThat(hold(JOB, "there", MINUTE).answers).isEmpty();
    }

    @Test
    void holdsAThousandRequests() {
        for (int request = 0; request < 1_000; request++) {
            assertThat(hold(JOB, "address-" + request, MINUTE).answers).isEmpty();
        }

        assertThat(hold(JOB, "there", MINUTE).answers).containsExactly("goes on");
    }

    @Test
    void passesOnWhatGoesWrongInTheAnswer() {
        states.put(JOB, JobState.SUCCEEDED);
        Held held = new Held();

        await.hold(JOB, new Waiter("here"), MINUTE, held.response, ended -> {
            throw new IllegalStateException("no answer");
        });

        assertThat(held.answers).containsExactly("no answer");
    }

    private Held hold(String job, String address, Duration atMost) {
        return hold(
                job, Waiter.of(new Caller("product", Optional.empty(), "limit", 1, Optional.empty()), address), atMost);
    }

    private Held hold(String job, Waiter waiter) {
        return hold(job, waiter, MINUTE);
    }

    private Held hold(String job, Waiter waiter, Duration atMost) {
        Held held = new Held();
        await.hold(job, waiter, atMost, held.response, ended -> Response.ok(ended ? "ended" : "goes on")
                .build());
        return held;
    }

    private AwaitJob await() {
        AwaitJob made = new AwaitJob();
        made.clock = clock;
        made.managed = threads.executor();
        made.jobs = new Jobs() {
            @Override
            public Optional<Job> find(String id) {
                if (states.containsKey(id) && states.get(id) == null) {
                    throw new IllegalStateException("the database is away");
                }
                return Optional.ofNullable(states.get(id))
                        .map(state -> aJob().withId(id).inState(state).build());
            }
        };
        return made;
    }

    /** A request that is held, and what it was answered. */
    private static final class Held {
        private final List<Object> answers = new ArrayList<>();
        private ConnectionCallback gone;
        private final AsyncResponse response = (AsyncResponse) Proxy.newProxyInstance(
                Held.class.getClassLoader(), new Class<?>[] {AsyncResponse.class}, (self, method, arguments) -> {
                    switch (method.getName()) {
                        case "hashCode" -> {
                            return System.identityHashCode(self);
                        }
                        case "equals" -> {
                            return self == arguments[0];
                        }
                        case "resume" -> answers.add(textOf(arguments[0]));
                        case "register" -> gone = (ConnectionCallback) arguments[0];
                        default -> throw new UnsupportedOperationException(method.getName());
                    }
                    return method.getReturnType() == boolean.class ? Boolean.TRUE : null;
                });

        private static Object textOf(Object answer) {
            return answer instanceof Exception failure ? failure.getMessage() : ((Response) answer).getEntity();
        }
    }
}
