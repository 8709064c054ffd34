package io.serenade.jobs.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BackOffTest {
    private static final List<Duration> RESTS = List.of(Duration.ofSeconds(10), Duration.ofSeconds(60));

    @Test
    void restsLongerEachTimeUntilTheLastAttempt() {
        BackOff backOff = new BackOff(RESTS, 0);

        assertThat(backOff.maxAttempts()).isEqualTo(3);
        assertThat(backOff.delayAfter(1, new Random(1))).contains(Duration.ofSeconds(10));
        assertThat(backOff.delayAfter(2, new Random(1))).contains(Duration.ofSeconds(60));
        assertThat(backOff.delayAfter(3, new Random(1))).isEmpty();
    }

    @Test
    void growsByItsJitterAtMost() {
        BackOff backOff = new BackOff(RESTS, 0.5);
        RandomGenerator nearlyOne = () -> -1L;
        RandomGenerator zero = () -> 0L;

        assertThat(backOff.delayAfter(1, zero)).contains(Duration.ofSeconds(10));
        assertThat(backOff.delayAfter(1, nearlyOne)).contains(Duration.ofSeconds(15));
        assertThatThrownBy(() -> new BackOff(RESTS, 1.5)).isInstanceOf(IllegalArgumentException.class);
    }
}
