package io.serenade.jobs.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.jobs.JobEnded;
import io.serenade.jobs.JobState;
import io.serenade.jobs.calls.JobCosts.Reservation;
import io.serenade.platform.database.Database;
import io.serenade.platform.database.RealDatabase;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RealDatabase.class)
class JobCostsTest {
    private static final int CALLS = 6;

    private final String job = UUID.randomUUID().toString();
    private final JobCosts costs = new JobCosts();

    @BeforeEach
    void openAtTwentyDollars(Database database) {
        costs.database = database;
        costs.clock = Clock.systemUTC();
        database.update("""
                insert into jobs (id, product, state, stage, pool, created_at, updated_at)
                values (?, 'costs', 'RUNNING', 'only', 'io', now(), now())""", job);
        costs.open(job, Optional.of(dollars("20.00")));
    }

    @Test
    void makesNoCallThatWouldPassTheBudget() {
        spend("19.90");
        assertThat(costs.reserve(job, "clip-1", dollars("0.1001"))).isEmpty();
        assertThat(costs.reserve(job, "clip-2", dollars("0.10")))
                .as("exactly the budget")
                .isPresent();
        assertThat(costs.reserve(job, "clip-3", dollars("0.0001"))).isEmpty();
    }

    @Test
    void letsExactlyThoseInThatFitWhenCallsAreParallel() throws Exception {
        spend("19.90");

        List<Optional<Reservation>> reserved = atOnce(call -> costs.reserve(job, "clip-" + call, dollars("0.05")));

        assertThat(reserved).filteredOn(Optional::isPresent).hasSize(2);
        assertThat(costs.of(job).reserved()).isEqualByComparingTo("0.10");

        reserved.stream().flatMap(Optional::stream).forEach(one -> costs.settle(one, dollars("0.05")));

        assertThat(costs.of(job).reserved()).isZero();
        assertThat(costs.of(job).spent()).isEqualByComparingTo("20.00");
    }

    @Test
    void settlesOnceHoweverOftenItIsTold() throws Exception {
        Reservation reservation = costs.reserve(job, "clip", dollars("1.00")).orElseThrow();

        assertThat(atOnce(call -> costs.settle(reservation, dollars("0.75")))).containsOnlyOnce(true);

        assertThat(costs.release(reservation)).isFalse();
        assertThat(costs.of(job).spent()).isEqualByComparingTo("0.75");
        assertThat(costs.of(job).reserved()).isZero();
    }

    @Test
    void givesAReservationAgainAfterACrash() {
        Optional<Reservation> before = costs.reserve(job, "clip", dollars("12.00"));

        assertThat(costs.reserve(job, "clip", dollars("12.00"))).isPresent().isEqualTo(before);
        assertThat(costs.of(job).reserved()).isEqualByComparingTo("12.00");

        costs.settle(job, "clip", BigDecimal.ZERO);

        assertThat(costs.reserve(job, "clip", dollars("20.00"))).isPresent().isNotEqualTo(before);
    }

    @Test
    void countsWhatWasUnderWayWhenTheJobEnded() {
        costs.reserve(job, "clip-1", dollars("1.00"));
        costs.reserve(job, "clip-2", dollars("2.00"));

        costs.settleAll(new JobEnded(job, "test", JobState.CANCELLED, Duration.ZERO));

        assertThat(costs.of(job).spent()).isEqualByComparingTo("3.00");
        assertThat(costs.of(job).reserved()).isZero();
    }

    private void spend(String amount) {
        costs.settle(costs.reserve(job, "before", dollars(amount)).orElseThrow(), dollars(amount));
    }

    private static BigDecimal dollars(String amount) {
        return new BigDecimal(amount);
    }

    private static <T> List<T> atOnce(IntFunction<T> call) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(CALLS);
        CyclicBarrier start = new CyclicBarrier(CALLS);
        try {
            List<Callable<T>> calls = new ArrayList<>();
            IntStream.range(0, CALLS)
                    .forEach(number -> calls.add(() -> {
                        start.await();
                        return call.apply(number);
                    }));
            List<T> result = new ArrayList<>();
            for (Future<T> answer : callers.invokeAll(calls)) {
                result.add(answer.get());
            }
            return result;
        } finally {
            callers.shutdownNow();
        }
    }
}
