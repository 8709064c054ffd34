package io.serenade.jobs.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.platform.SettableClock;
import io.serenade.platform.database.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Duties of two nodes on one database. */
class ScheduledDutiesIT {
    private static final Duration HOUR = Duration.ofHours(1);

    private static TestDatabase database;

    private final SettableClock clock = new SettableClock(Instant.parse("2027-02-14T12:00:00Z"));
    private final ScheduledDuties one = DutiesForTests.on(database, clock);
    private final ScheduledDuties other = DutiesForTests.on(database, clock);

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
    }

    @BeforeEach
    void begin() {
        database.update("delete from ticks");
    }

    @Test
    void isTakenByOneNodeInEachPeriod() {
        assertThat(one.take("duty", HOUR)).isTrue();
        assertThat(other.take("duty", HOUR)).isFalse();
        clock.moveOn(HOUR.minusSeconds(1));
        assertThat(other.take("duty", HOUR)).isFalse();
        clock.moveOn(Duration.ofSeconds(1));
        assertThat(other.take("duty", HOUR)).isTrue();
        assertThat(one.take("duty", HOUR)).isFalse();
    }

    @Test
    void isMadeUpForWhenItWasPlannedAndNobodyRan() {
        one.plan("duty", clock.instant().plus(HOUR));
        assertThat(one.take("duty", HOUR)).isFalse();
        clock.moveOn(Duration.ofDays(3));
        other.plan("duty", clock.instant().plus(HOUR));

        assertThat(other.take("duty", HOUR)).isTrue();
    }

    @Test
    void isDoneOnceHoweverManyHastenIt() {
        one.take("duty", HOUR);
        one.hasten("duty");
        other.hasten("duty");

        assertThat(one.take("duty", HOUR)).isTrue();
        assertThat(other.take("duty", HOUR)).isFalse();
    }

    @Test
    void isDueAgainWhenWhoeverTookItSaysSo() {
        one.take("duty", HOUR);
        one.postpone("duty", clock.instant().plus(Duration.ofDays(1)));
        clock.moveOn(HOUR);

        assertThat(other.take("duty", HOUR)).isFalse();
    }
}
