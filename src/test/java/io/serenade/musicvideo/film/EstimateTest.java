package io.serenade.musicvideo.film;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstimateTest {
    /** As in upload.js, so that an order costs what the page has shown. */
    @ParameterizedTest
    @CsvSource({"12000, 2", "20000, 2", "20500, 2", "20501, 3", "30000, 3", "600000, 60", "600400, 60", "200, 1"})
    void countsBegunStepsOfASong(long milliseconds, long steps) {
        assertThat(Estimate.steps(Duration.ofMillis(milliseconds))).isEqualTo(steps);
    }
}
