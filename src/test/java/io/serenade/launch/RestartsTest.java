package io.serenade.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RestartsTest {
    private static final Instant NOON = Instant.parse("2027-02-14T12:00:00Z");

    private final Restarts restarts = new Restarts();

    @Test
    void restsTwiceAsLongEachTimeAndGivesUpInTheEnd() {
        for (int end = 0; end < Restarts.MOST; end++) {
            assertThat(restarts.delayAfterEnd(NOON.plusSeconds(end))).contains(Duration.ofSeconds(1L << end));
        }

        assertThat(restarts.delayAfterEnd(NOON.plusSeconds(60))).isEmpty();
    }

    @Test
    void forgetsEndsThatAreLongAgo() {
        for (int end = 0; end < Restarts.MOST; end++) {
            restarts.delayAfterEnd(NOON);
        }

        assertThat(restarts.delayAfterEnd(NOON.plus(Restarts.WINDOW).plusMillis(1)))
                .contains(Duration.ofSeconds(1));
    }
}
