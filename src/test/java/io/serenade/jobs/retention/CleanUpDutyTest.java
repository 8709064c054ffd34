package io.serenade.jobs.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.jobs.engine.DutiesForTests;
import io.serenade.platform.SettableClock;
import io.serenade.platform.database.Database;
import io.serenade.platform.database.RealDatabase;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RealDatabase.class)
class CleanUpDutyTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2027-02-14T12:00:00Z"));
    private CleanUpDuty duty;

    @BeforeEach
    void plan(Database database) {
        database.update("delete from ticks where name = 'clean-up'");
        duty = new CleanUpDuty();
        duty.duties = DutiesForTests.on(database, clock);
        duty.clock = clock;
        duty.plan();
    }

    @Test
    void isDueAtThreeAtNight() {
        clock.moveOn(Duration.ofHours(15).minusSeconds(1));
        assertThat(duty.take()).isFalse();
        clock.moveOn(Duration.ofSeconds(1));
        assertThat(duty.take()).isTrue();
        assertThat(duty.take()).isFalse();
    }

    @Test
    void isMadeUpForWithinTheHourWhenItDidNotEndWell() {
        clock.moveOn(Duration.ofHours(15));
        duty.take();
        clock.moveOn(Duration.ofMinutes(40));
        duty.goOn();

        clock.moveOn(Duration.ofMinutes(59));
        assertThat(duty.take()).as("it may still be under way").isFalse();
        clock.moveOn(Duration.ofMinutes(1));
        assertThat(duty.take()).isTrue();
    }

    @Test
    void isDueTheNextNightWhenItEndedWell() {
        clock.moveOn(Duration.ofHours(15));
        duty.take();
        duty.endWell();

        clock.moveOn(Duration.ofHours(23));
        assertThat(duty.take()).isFalse();
        clock.moveOn(Duration.ofHours(1));
        assertThat(duty.take()).isTrue();
    }
}
