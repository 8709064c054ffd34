package io.serenade.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.jobs.Claim;
import io.serenade.jobs.JobQueue;
import io.serenade.jobs.JobState;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.WorkerPool;
import io.serenade.jobs.calls.CallLog;
import io.serenade.jobs.calls.ProviderSlots;
import io.serenade.jobs.calls.ProviderTasks;
import io.serenade.jobs.calls.TaskState;
import io.serenade.jobs.engine.ScheduledDuties;
import io.serenade.platform.database.Database;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.io.File;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What must hold when many ask at the same moment. */
@ExtendWith({DatabaseForContainer.class, ArquillianExtension.class})
public class CoreInContainerIT {
    private static final int CALLERS = 20;

    @Inject
    private ProviderSlots slots;

    @Inject
    private ProviderTasks tasks;

    @Inject
    private Jobs jobs;

    @Inject
    private JobQueue queue;

    @Inject
    private CallLog ledger;

    @Inject
    private ScheduledDuties ticks;

    @Inject
    private Database database;

    @Resource
    private ManagedThreadFactory threads;

    @Deployment
    public static WebArchive serenadeWithTests() {
        File assertions = new File(Assertions.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("serenade.war")))
                .addPackage(CoreInContainerIT.class.getPackage())
                .addAsLibrary(assertions);
    }

    @BeforeEach
    void forgetOtherTests() {
        database.update("delete from jobs where product = ?", Countdown.PRODUCT);
    }

    @Test
    void anAccountNeverHasMoreTasksThanSlotsAndTheOldestFirst() throws Exception {
        List<Long> oldestFirst = addJobs(50).stream().map(this::queueTask).toList();

        List<Long> admitted = atOnce(caller -> slots.admit(Countdown.ACCOUNT)).stream()
                .flatMap(List::stream)
                .toList();

        assertThat(admitted).containsExactlyInAnyOrderElementsOf(oldestFirst.subList(0, Countdown.SLOTS));
        assertThat(slots.taken(Countdown.ACCOUNT)).isEqualTo(Countdown.SLOTS);
        assertThat(slots.waiting(Countdown.ACCOUNT)).isEqualTo(50 - Countdown.SLOTS);

        jobs.cancel(tasks.get(oldestFirst.get(3)).jobId());
        atOnce(caller -> slots.admit(Countdown.ACCOUNT));

        assertThat(slots.taken(Countdown.ACCOUNT)).isEqualTo(Countdown.SLOTS);
        assertThat(tasks.get(oldestFirst.get(Countdown.SLOTS)).state()).isEqualTo(TaskState.ADMITTED);
        assertThat(tasks.get(oldestFirst.get(Countdown.SLOTS + 1)).state()).isEqualTo(TaskState.QUEUED);
    }

    @Test
    void everyDueJobIsClaimedOnce() throws Exception {
        List<String> due = addJobs(10);
        due.forEach(this::makeDue);

        List<String> claimed = atOnce(caller -> queue.claimNext(WorkerPool.IO, "node", "worker-" + caller)).stream()
                .flatMap(Optional::stream)
                .map(Claim::jobId)
                .toList();

        assertThat(claimed).containsExactlyInAnyOrderElementsOf(due).hasSize(10);
    }

    @Test
    void aWorkerThatWasOvertakenSettlesNothing() {
        String id = addJobs(1).get(0);
        makeDue(id);
        Claim stale = queue.claimNext(WorkerPool.IO, "node", "slow").orElseThrow();
        database.update("update jobs set due_at = ? where id = ?", Instant.now().minusSeconds(1), id);
        Claim held = queue.claimNext(WorkerPool.IO, "node", "quick").orElseThrow();
        AtomicBoolean recorded = new AtomicBoolean();

        assertThat(held.version()).isEqualTo(stale.version() + 1);
        assertThat(jobs.settle(stale, Outcome.done(() -> recorded.set(true)))).isEmpty();
        assertThat(jobs.whileHeld(stale, () -> recorded.set(true))).isFalse();
        assertThat(recorded).isFalse();
        assertThat(jobs.find(id).orElseThrow().state()).isEqualTo(JobState.RUNNING);

        assertThat(jobs.settle(held, Outcome.done(() -> recorded.set(true)))).isPresent();
        assertThat(recorded).isTrue();
        assertThat(jobs.find(id).orElseThrow().state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aCallThatEndsAfterItsJobWasErasedLeavesNoWords() {
        String id = addJobs(1).get(0);
        makeDue(id);
        ledger.enter(id, "provider", "before", 1, "rejected", "a cat", Duration.ZERO, BigDecimal.ZERO);
        jobs.erase(id);
        ledger.enter(id, "provider", "after", 1, "rejected", "a cat", Duration.ZERO, BigDecimal.ZERO);
        ledger.enter(null, "provider", "own", 1, "rejected", "a word", Duration.ZERO, BigDecimal.ZERO);

        assertThat(database.list(
                        "select operation from ledger where job_id = ? and detail is null order by id",
                        row -> row.getString(1),
                        id))
                .containsExactly("before", "after");
        assertThat(database.find("select detail from ledger where operation = 'own'", row -> row.getString(1)))
                .contains("a word");
    }

    @Test
    void aTickIsTakenByOneCallerPerPeriod() throws Exception {
        String duty = "countdown-duty";

        assertThat(atOnce(caller -> ticks.take(duty, Duration.ofHours(1)))).containsOnlyOnce(true);

        database.update(
                "update ticks set next_due = ? where name = ?", Instant.now().minusSeconds(1), duty);

        assertThat(atOnce(caller -> ticks.take(duty, Duration.ofHours(1)))).containsOnlyOnce(true);
        assertThat(ticks.take(duty, Duration.ofHours(1))).isFalse();
    }

    /** Stored in no particular order, so that nobody but the tests works on them. @return their ids, the oldest first */
    private List<String> addJobs(int count) {
        Instant oldest = Instant.now().minusSeconds(600);
        List<Integer> places = new ArrayList<>(IntStream.range(0, count).boxed().toList());
        Collections.shuffle(places, new Random(1));
        places.forEach(place -> database.update(
                """
                insert into jobs (id, product, state, stage, pool, created_at, updated_at)
                values (?, ?, 'WAITING', ?, 'io', ?, ?)""",
                id(place),
                Countdown.PRODUCT,
                Countdown.ONLY_STAGE.name(),
                oldest.plusSeconds(place),
                oldest.plusSeconds(place)));
        return IntStream.range(0, count).mapToObj(CoreInContainerIT::id).toList();
    }

    /** Ids fall as ages do, so that the order of ids cannot pass for that of age. */
    private static String id(int place) {
        return "countdown-" + (1000 - place);
    }

    private void makeDue(String id) {
        database.update("update jobs set state = 'READY', due_at = now() where id = ?", id);
    }

    private long queueTask(String jobId) {
        Claim claim = new Claim(jobId, Countdown.PRODUCT, Countdown.ONLY_STAGE.name(), 0, 0, false);
        return tasks.queue(claim, "step", Countdown.ACCOUNT, Instant.now()).id();
    }

    /** Lets all callers go at the same moment, each on a thread of the server's. */
    private <T> List<T> atOnce(IntFunction<T> call) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS, threads);
        try {
            CyclicBarrier start = new CyclicBarrier(CALLERS);
            List<Future<T>> answers = IntStream.range(0, CALLERS)
                    .mapToObj(caller -> callers.submit(() -> {
                        start.await(20, TimeUnit.SECONDS);
                        return call.apply(caller);
                    }))
                    .toList();
            List<T> result = new ArrayList<>();
            for (Future<T> answer : answers) {
                result.add(answer.get(60, TimeUnit.SECONDS));
            }
            return result;
        } finally {
            callers.shutdownNow();
        }
    }
}
