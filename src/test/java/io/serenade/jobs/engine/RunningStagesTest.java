package io.serenade.jobs.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.jobs.Claim;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunningStagesTest {
    private static final Instant NOON = Instant.parse("2027-02-14T12:00:00Z");
    private static final Claim CLAIM = new Claim("job-1", "test", "render", 0, 1, false);
    private static final Claim OTHER = new Claim("job-2", "test", "render", 0, 1, false);

    private final RunningStages<Claim> stages = new RunningStages<>();

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    @Test
    void interruptsAStageThatLostItsJob() {
        stages.begin(CLAIM, NOON);

        stages.interrupt(List.of(OTHER));
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        stages.interrupt(List.of(CLAIM));

        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void interruptsWhatIsPastItsDeadlineAndNoLongerHoldsItsLease() {
        stages.begin(CLAIM, NOON);

        stages.interruptLate(NOON);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(stages.inTime(NOON)).containsExactly(CLAIM);
        stages.interruptLate(NOON.plusMillis(1));

        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        assertThat(stages.inTime(NOON.plusMillis(1))).isEmpty();
    }

    @Test
    void leavesAThreadAloneThatHasEndedItsStage() {
        stages.begin(CLAIM, NOON);
        Thread.currentThread().interrupt();
        stages.end(CLAIM);

        stages.interrupt(List.of(CLAIM));
        stages.interruptLate(NOON.plusSeconds(1));

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(stages.count()).isZero();
    }
}
