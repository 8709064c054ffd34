package io.serenade.operators;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForecastTest {
    private static final Instant NOON = Instant.parse("2027-02-14T12:00:00Z");

    @Test
    void goesOnAsSinceTheLastTimeItWasFilledUp() {
        assertThat(Forecast.endOf(course(900, 100, 1_000, 900, 800)))
                .contains(NOON.plus(Duration.ofHours(4)).plus(Duration.ofHours(8)));
    }

    @Test
    void saysNothingOfWhatDoesNotFallOrIsHardlyKnown() {
        assertThat(Forecast.endOf(List.of())).isEmpty();
        assertThat(Forecast.endOf(course(500))).isEmpty();
        assertThat(Forecast.endOf(course(500, 500, 500))).isEmpty();
        assertThat(Forecast.endOf(course(100, 500))).isEmpty();
        assertThat(Forecast.endOf(course(10_000_000, 9_999_999))).isEmpty();
        assertThat(Forecast.endOf(List.of(new Point(NOON, 9), new Point(NOON.plusSeconds(60), 8))))
                .isEmpty();
    }

    @Test
    void isThereWhenNothingIsLeft() {
        assertThat(Forecast.endOf(course(100, 0))).contains(NOON.plus(Duration.ofHours(1)));
    }

    /** A figure an hour. */
    private static List<Point> course(int... values) {
        return IntStream.range(0, values.length)
                .mapToObj(hour -> new Point(NOON.plus(Duration.ofHours(hour)), values[hour]))
                .toList();
    }
}
