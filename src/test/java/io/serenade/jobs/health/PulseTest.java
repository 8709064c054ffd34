package io.serenade.jobs.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.platform.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PulseTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2027-02-14T12:00:00Z"));
    private final Pulse pulse = new Pulse();

    @BeforeEach
    void begin() {
        pulse.clock = clock;
        pulse.begin();
    }

    @Test
    void isThereFromTheStartUntilNoTimerHasComeByForTooLong() {
        clock.moveOn(Pulse.STALE.minusMillis(1));
        assertThat(pulse.isBeating()).isTrue();

        clock.moveOn(Duration.ofMillis(1));
        assertThat(pulse.isBeating()).isFalse();
    }

    @Test
    void comesBackWithTheNextBeat() {
        clock.moveOn(Pulse.STALE.multipliedBy(2));
        pulse.beat();

        assertThat(pulse.isBeating()).isTrue();
    }
}
