package io.serenade.operators.measures;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.jobs.CoreForTests;
import io.serenade.jobs.JobError;
import io.serenade.jobs.Outcome;
import io.serenade.operators.measures.Snapshot.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SnapshotTest {
    private static final CoreForTests.World WORLD = CoreForTests.World.create();

    private CoreForTests core;

    @BeforeEach
    void start() {
        core = WORLD.core();
    }

    @Test
    void countsJobsByProductAndStateAndTellsTheAgeOfTheOldest() {
        core.start("a");
        core.clock().moveOn(Duration.ofSeconds(90));
        core.start("b");

        assertThat(value(Kind.JOBS, CoreForTests.PRODUCT)).contains(2.0);
        assertThat(value(Kind.OLDEST, CoreForTests.PRODUCT)).contains(90.0);
        assertThat(value(Kind.DUE, "io")).contains(2.0);
        assertThat(value(Kind.DUE_AGE, "io")).contains(90.0);
    }

    @Test
    void leavesOutWhatHasEnded() {
        core.jobs().settle(core.running("a"), Outcome.failed(new JobError("broken", "It broke.", false)));

        assertThat(value(Kind.JOBS, CoreForTests.PRODUCT)).isEmpty();
        assertThat(value(Kind.DUE, "io")).isEmpty();
    }

    /** Nothing and not known can be told apart. */
    @Test
    void areCompletedByZeros() {
        Snapshot.Row counted = new Snapshot.Row(Kind.DUE, "io", Optional.empty(), 3);

        assertThat(core.beans().get(SnapshotDefaults.class).of(List.of(counted)))
                .contains(counted, new Snapshot.Row(Kind.DUE, "render", Optional.empty(), 0))
                .contains(new Snapshot.Row(Kind.JOBS, CoreForTests.PRODUCT, Optional.of("parked"), 0))
                .doesNotContain(new Snapshot.Row(Kind.DUE, "io", Optional.empty(), 0));
    }

    private Optional<Double> value(Kind kind, String label) {
        return core.beans().get(Snapshot.class).read().stream()
                .filter(row -> row.kind() == kind && row.label().equals(label))
                .findFirst()
                .map(Snapshot.Row::value);
    }
}
