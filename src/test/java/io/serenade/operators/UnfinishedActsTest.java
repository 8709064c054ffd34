package io.serenade.operators;

import static io.serenade.operators.OperatorWorld.MIRA;
import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.jobs.CoreForTests;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnfinishedActsTest {
    private static final CoreForTests.World DATABASE = CoreForTests.World.create();

    private final OperatorWorld world = new OperatorWorld(DATABASE);
    private final AuditLog log = world.get(AuditLog.class);
    private final UnfinishedActs unfinished = world.get(UnfinishedActs.class);

    @BeforeEach
    void clear() {
        world.database.update("delete from operator_acts");
    }

    @Test
    void saysOfAnActThatNobodyGoesOnWithThatItBrokeOff() {
        long line = log.enter(MIRA, "retry", "all jobs", AuditLog.BEGUN, 0);
        log.count(line, 17, AuditLog.UNDER_WAY + ", 3 left as they were");

        unfinished.mark();
        pass(UnfinishedActs.STEP.minusSeconds(1));
        assertThat(detail()).startsWith("under way");

        pass(Duration.ofSeconds(1));
        assertThat(detail()).isEqualTo("broke off: its server ended");
        assertThat(log.list(Optional.empty(), 1).get(0).number()).isEqualTo(17);
    }

    @Test
    void leavesAnActAloneThatGoesOn() {
        long line = log.enter(MIRA, "retry", "all jobs", AuditLog.BEGUN, 0);

        for (int job = 1; job <= 5; job++) {
            pass(UnfinishedActs.STEP.minusSeconds(1));
            log.count(line, job, AuditLog.UNDER_WAY + ", 0 left as they were");
        }
        pass(Duration.ofSeconds(1));

        assertThat(detail()).startsWith("under way");
    }

    @Test
    void leavesAloneWhatHasEndedOrWasNoActOnMany() {
        log.enter(MIRA, "retry", "job", "", 1);
        log.enter(MIRA, "pause intake", "lovesong", "under way", 0);

        unfinished.mark();
        pass(UnfinishedActs.STEP);

        assertThat(log.list(Optional.empty(), 2))
                .extracting(AuditLog.Done::detail)
                .containsExactly("under way", "");
    }

    private void pass(Duration time) {
        world.clock.moveOn(time);
        unfinished.mark();
    }

    private String detail() {
        return log.list(Optional.empty(), 1).get(0).detail();
    }
}
