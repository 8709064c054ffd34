package io.serenade.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.platform.database.Database;
import io.serenade.platform.database.RealDatabase;
import io.serenade.platform.limits.Limits.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RealDatabase.class)
class LimitsTest {
    private static final Instant NOON = Instant.parse("2027-02-14T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private final String key = "limits:" + UUID.randomUUID();
    private final Limits limits = new Limits();

    @BeforeEach
    void open(Database database) {
        limits.database = database;
        limits.longRunning = database;
        at(NOON);
    }

    private void at(Instant moment) {
        limits.clock = Clock.fixed(moment, ZoneOffset.UTC);
    }

    @Test
    void countsAcceptedCallsOnly() {
        assertThat(limits.slide(key, 2, HOUR)).isEqualTo(new Verdict(true, 1, 2, Duration.ZERO));
        assertThat(limits.slide(key, 2, HOUR)).isEqualTo(new Verdict(true, 2, 2, Duration.ZERO));
        assertThat(limits.slide(key, 2, HOUR)).isEqualTo(new Verdict(false, 2, 2, HOUR));
        assertThat(limits.peek(key, 2, HOUR)).isEqualTo(new Verdict(false, 2, 2, HOUR));
        assertThat(limits.peek(key, 3, HOUR)).isEqualTo(new Verdict(true, 2, 3, Duration.ZERO));
    }

    @Test
    void slidesWithTime() {
        limits.slide(key, 2, HOUR);
        at(NOON.plusSeconds(1_800));
        limits.slide(key, 2, HOUR);
        assertThat(limits.slide(key, 2, HOUR).resetsIn()).isEqualTo(Duration.ofMinutes(30));

        at(NOON.plusSeconds(3_600));
        assertThat(limits.peek(key, 2, HOUR)).isEqualTo(new Verdict(true, 1, 2, Duration.ZERO));
        assertThat(limits.slide(key, 2, HOUR).allowed()).isTrue();
        assertThat(limits.slide(key, 2, HOUR)).isEqualTo(new Verdict(false, 2, 2, Duration.ofMinutes(30)));
    }

    @Test
    void countsWellAfterAnHourWithoutCalls(Database database) {
        IntStream.range(0, 10).forEach(i -> limits.slide(key, 10, HOUR));
        at(NOON.plus(HOUR).plusSeconds(1));
        assertThat(limits.slide(key, 10, HOUR)).isEqualTo(new Verdict(true, 1, 10, Duration.ZERO));
        assertThat(limits.slide(key, 10, HOUR)).isEqualTo(new Verdict(true, 2, 10, Duration.ZERO));
        assertThat(database.find("select count(*) from sliding_hits where key = ?", row -> row.getInt(1), key))
                .as("two old hits go with each new one")
                .contains(8);
    }

    @Test
    void isNotConfusedByAClockThatIsLate() {
        limits.slide(key, 2, HOUR);
        at(NOON.minusSeconds(30));
        limits.slide(key, 2, HOUR);
        at(NOON);
        assertThat(limits.slide(key, 2, HOUR)).isEqualTo(new Verdict(false, 2, 2, HOUR));
    }

    @Test
    void letsExactlyTheLimitInWhenCallsRace() throws Exception {
        int callers = 16;
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        CyclicBarrier start = new CyclicBarrier(callers);
        Callable<Long> ask = () -> {
            start.await();
            return IntStream.range(0, 10)
                    .filter(i -> limits.slide(key, 100, HOUR).allowed())
                    .count();
        };
        try {
            long allowed = 0;
            for (Future<Long> answer : threads.invokeAll(Collections.nCopies(callers, ask))) {
                allowed += answer.get();
            }
            assertThat(allowed).isEqualTo(100);
            assertThat(limits.peek(key, 100, HOUR).used()).isEqualTo(100);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void countsATotalThatNeverResets() {
        assertThat(limits.total(key, 2)).isEqualTo(new Verdict(true, 1, 2, Duration.ZERO));
        assertThat(limits.total(key, 2)).isEqualTo(new Verdict(true, 2, 2, Duration.ZERO));
        at(NOON.plus(Duration.ofDays(999)));
        assertThat(limits.total(key, 2)).isEqualTo(new Verdict(false, 2, 2, Duration.ZERO));
        assertThat(limits.peekTotal(key, 2)).isEqualTo(new Verdict(false, 2, 2, Duration.ZERO));
        assertThat(limits.peekTotal(key, 3)).isEqualTo(new Verdict(true, 2, 3, Duration.ZERO));
        assertThat(limits.peekTotal("another " + key, 3).remaining()).isEqualTo(3);
    }

    @Test
    void keepsKeysAndWindowsApart() {
        limits.slide(key, 1, HOUR);

        assertThat(limits.slide("another " + key, 1, HOUR).allowed()).isTrue();
        assertThat(limits.peek(key, 1, HOUR).allowed()).isFalse();
        assertThat(limits.peek("a third " + key, 1, HOUR)).isEqualTo(new Verdict(true, 0, 1, Duration.ZERO));
    }

    /** A limit that was lowered since: what is left is nothing, not less. */
    @Test
    void leavesNothingWhereMoreWasUsedThanIsAllowedNow() {
        limits.slide(key, 3, HOUR);
        limits.slide(key, 3, HOUR);

        assertThat(limits.peek(key, 1, HOUR).remaining()).isZero();
        assertThat(limits.peek(key, 1, HOUR).allowed()).isFalse();
    }

    @Test
    void forgetsWhatIsOver(Database database) {
        limits.slide(key, 2, HOUR);
        limits.forgetBefore(NOON.minusSeconds(1));
        assertThat(limits.peek(key, 2, HOUR).used()).isEqualTo(1);
        limits.forgetBefore(NOON);
        assertThat(database.find("select count(*) from sliding_windows where key = ?", row -> row.getInt(1), key))
                .contains(0);
    }
}
