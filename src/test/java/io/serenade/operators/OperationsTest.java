package io.serenade.operators;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.jobs.CoreForTests;
import io.serenade.operators.HourlyFigures.Day;
import io.serenade.operators.Overview.Hour;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OperationsTest {
    private static final CoreForTests.World DATABASE = CoreForTests.World.create();

    private final OperatorWorld world = new OperatorWorld(DATABASE);
    private final HourlyFigures figures = world.get(HourlyFigures.class);

    @Test
    void tellsADayByItsHours() {
        for (int i = 1; i <= 20; i++) {
            end("done-" + i, "SUCCEEDED", Duration.ofSeconds(i));
        }
        end("lost", "FAILED", Duration.ofSeconds(900));
        world.database.update(
                "insert into ledger (provider, operation, attempt, answer, duration_ms, cost, at) values"
                        + " ('sonauto', 'create', 1, 'ok', 5, 0.25, ?), ('sonauto', 'create', 1, 'unavailable', 5, 0, ?)",
                world.clock.instant(),
                world.clock.instant());

        Day day = figures.readAnew();
        List<Hour> hours = figures.hours(day, "test");

        assertThat(hours).hasSize(24);
        Hour last = hours.get(23);
        assertThat(last.from()).isEqualTo(Instant.parse("2027-02-14T12:00:00Z"));
        assertThat(last.succeeded()).isEqualTo(20);
        assertThat(last.failed()).isEqualTo(1);
        assertThat(last.times().secondsP50()).hasValue(10.5);
        assertThat(last.times().secondsP95()).hasValue(19.1);
        assertThat(hours.get(0).succeeded()).isZero();
        assertThat(day.calls().get("sonauto").made()).isEqualTo(2);
        assertThat(day.calls().get("sonauto").failed()).isEqualTo(1);
        assertThat(figures.spending(day).get(23).dollars()).isEqualByComparingTo(new BigDecimal("0.25"));
        assertThat(figures.hours(day, "another")).allMatch(hour -> hour.succeeded() == 0);
    }

    private void end(String id, String state, Duration took) {
        world.core.start(id);
        Instant now = world.clock.instant();
        world.database.update(
                "update jobs set state = ?, due_at = null, created_at = ?, finished_at = ? where id = ?",
                state,
                now.minus(took),
                now,
                id);
    }
}
