package io.serenade.rendering.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TempoTest {
    private static final Duration TURN = Duration.ofSeconds(3);

    @ParameterizedTest
    @CsvSource({"120, 6", "100, 5", "128, 6", "90, 5", "75, 4", "60, 3", "50, 3", "44, 2"})
    void aTurnIsAWholeNumberOfBeats(double beatsPerMinute, int beats) {
        assertThat(Tempo.of(60 / beatsPerMinute, TURN).beatsOfTurn()).isEqualTo(beats);
    }

    @Test
    void aTurnIsNeverHastyNorLame() {
        for (double beat = 0.44; beat < 1.5; beat += 0.01) {
            assertThat(Tempo.of(beat, TURN).turnSeconds()).as("beat %.2f", beat).isBetween(2.5, 4.5);
        }
    }
}
