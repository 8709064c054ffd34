package io.serenade.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.platform.SettableClock;
import io.serenade.platform.database.CountedDatabase;
import io.serenade.platform.database.Database;
import io.serenade.platform.database.RealDatabase;
import io.serenade.platform.limits.Limits.Verdict;
import io.serenade.platform.settings.ServerSettings;
import io.serenade.platform.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RealDatabase.class)
class ReadLimitsTest {
    private static final Instant NOON = Instant.parse("2027-02-14T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private final String key = "reads:" + UUID.randomUUID();
    private final SettableClock clock = new SettableClock(NOON);
    private CountedDatabase database;
    private ReadLimits limits;

    @BeforeEach
    void open(Database real) {
        database = new CountedDatabase(real);
        limits = node();
    }

    private ReadLimits node() {
        ReadLimits node = new ReadLimits();
        node.database = database;
        node.clock = clock;
        node.server = ServerSettings.from(new Settings(name -> Optional.empty()));
        return node;
    }

    private Verdict count(int limit) {
        return limits.count(key, limit, HOUR);
    }

    @Test
    void countsAcceptedCallsOnly() {
        assertThat(count(2)).isEqualTo(new Verdict(true, 1, 2, Duration.ZERO));
        assertThat(count(2)).isEqualTo(new Verdict(true, 2, 2, Duration.ZERO));
        assertThat(count(2)).isEqualTo(new Verdict(false, 2, 2, HOUR));
        assertThat(count(3)).isEqualTo(new Verdict(true, 3, 3, Duration.ZERO));
    }

    @Test
    void slidesByTheSecond() {
        count(2);
        clock.moveOn(Duration.ofMinutes(30));
        count(2);
        assertThat(count(2).resetsIn()).isEqualTo(Duration.ofSeconds(1_801));

        clock.moveOn(Duration.ofSeconds(1_800));
        assertThat(count(2)).isEqualTo(new Verdict(false, 2, 2, Duration.ofSeconds(1)));
        clock.moveOn(Duration.ofSeconds(1));
        assertThat(count(2)).isEqualTo(new Verdict(true, 2, 2, Duration.ZERO));
        assertThat(count(2).resetsIn()).isEqualTo(Duration.ofSeconds(1_800));
    }

    @Test
    void asksTheDatabaseOnceForACaller() {
        IntStream.range(0, 1_000).forEach(i -> count(1_000_000));

        assertThat(database.statements()).isEqualTo(1);
    }

    @Test
    void isKnownToOtherNodesWithinASecond() {
        ReadLimits other = node();
        assertThat(other.count(key, 5, HOUR).used()).isEqualTo(1);
        count(5);
        count(5);

        limits.share();
        other.share();
        assertThat(other.count(key, 5, HOUR).used()).isEqualTo(4);
        other.share();
        limits.share();
        limits.share();
        assertThat(count(5)).isEqualTo(new Verdict(true, 5, 5, Duration.ZERO));
        assertThat(count(5).allowed()).isFalse();
    }

    @Test
    void outlivesARestart() {
        count(5);
        count(5);
        limits.share();
        limits = node();

        assertThat(count(5).used()).isEqualTo(3);
    }

    @Test
    void writesOnlyWhatIsNew() {
        count(5);
        limits.share();
        int written = database.updates();
        limits.share();
        assertThat(database.updates()).isEqualTo(written);
        count(5);
        limits.share();
        assertThat(database.updates()).isEqualTo(written + 1);
        assertThat(database.find("select sum(calls) from read_counts where key = ?", row -> row.getInt(1), key))
                .contains(2);
    }

    @Test
    void letsExactlyTheLimitInWhenCallsRace() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        Callable<Long> ask =
                () -> IntStream.range(0, 20).filter(i -> count(100).allowed()).count();
        try {
            long allowed = 0;
            for (Future<Long> answer : threads.invokeAll(Collections.nCopies(16, ask))) {
                allowed += answer.get();
            }
            assertThat(allowed).isEqualTo(100);
        } finally {
            threads.shutdownNow();
        }
    }
}
