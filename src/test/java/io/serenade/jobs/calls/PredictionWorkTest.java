package io.serenade.jobs.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.jobs.calls.Prices.Price;
import io.serenade.providers.MediaGenerator.Prediction;
import io.serenade.providers.MediaGenerator.PredictionRequest;
import io.serenade.providers.MediaGenerator.Status;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How long a prediction may take, and what it costs. */
class PredictionWorkTest {
    private static final Instant NOON = Instant.parse("2027-02-14T12:00:00Z");
    private static final Duration START = Duration.ofMinutes(4);
    private static final Duration RUN = Duration.ofSeconds(120);

    private final Work fromItsStart = new Work(START, RUN);
    private final Work fromItsAcceptance = new Work(RUN);

    @Test
    void countsFromTheMomentAtWhichTheModelRuns() {
        assertThat(fromItsStart.end(running(200), NOON)).isEqualTo(NOON.plusSeconds(200 + 120));
        assertThat(fromItsStart.end(running(0), NOON)).isEqualTo(NOON.plusSeconds(120));
    }

    @Test
    void waitsForTheModelForATimeOfItsOwn() {
        Prediction waiting = prediction(Status.STARTING, Optional.empty(), Optional.empty());

        assertThat(fromItsStart.end(waiting, NOON)).isEqualTo(NOON.plus(START));
        assertThat(fromItsStart.times().timeout()).isEqualTo(START.plus(RUN));
    }

    @Test
    void countsAllTheTimeWhereNobodySaysWhenItBegan() {
        Prediction somewhere = prediction(Status.PROCESSING, Optional.empty(), Optional.empty());

        assertThat(fromItsStart.end(somewhere, NOON)).isEqualTo(NOON.plus(START).plus(RUN));
        assertThat(fromItsAcceptance.end(running(200), NOON)).isEqualTo(NOON.plus(RUN));
    }

    /** A model that begins between two readings is never overlooked for longer than it may run. */
    @Test
    void isReadOftenEnough() {
        Instant late = NOON.plusSeconds(220);

        assertThat(fromItsStart.times().nextPoll(NOON, late)).isBeforeOrEqualTo(late.plus(RUN));
    }

    @Test
    void costsWhatTheModelRan() {
        assertThat(fromItsStart.price()).isEqualByComparingTo("0.12");
        assertThat(fromItsStart.cost(
                        prediction(Status.SUCCEEDED, Optional.empty(), Optional.of(Duration.ofMillis(41_200)))))
                .isEqualByComparingTo("0.0412");
        assertThat(fromItsStart.cost(running(3))).isEqualByComparingTo("0.12");
        assertThat(fromItsStart.cost(prediction(Status.ABORTED, Optional.empty(), Optional.empty())))
                .isZero();
        assertThat(fromItsStart.cost(prediction(Status.STARTING, Optional.empty(), Optional.empty())))
                .isZero();
    }

    private static Prediction running(int waitedSeconds) {
        return prediction(Status.PROCESSING, Optional.of(Duration.ofSeconds(waitedSeconds)), Optional.empty());
    }

    private static Prediction prediction(Status status, Optional<Duration> waited, Optional<Duration> ran) {
        return new Prediction("p1", status, List.of(), Optional.empty(), Optional.empty(), "a/b", waited, ran, "{}");
    }

    private static final class Work extends PredictionWork {
        Work(Duration longestStart, Duration longestRun) {
            super(null, longestStart, longestRun, Optional.empty());
        }

        Work(Duration timeout) {
            super(null, timeout, Optional.empty());
        }

        @Override
        protected Price tariff() {
            return new Price(new BigDecimal("0.001"), true);
        }

        @Override
        protected PredictionRequest request(Optional<URI> webhook, Duration deadline) {
            throw new UnsupportedOperationException("nothing is asked for");
        }

        @Override
        public void succeeded(Prediction prediction) {
            throw new UnsupportedOperationException("nothing is kept");
        }
    }
}
