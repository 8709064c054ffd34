package io.serenade.jobs.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.jobs.Stage;
import io.serenade.jobs.Workflow;
import io.serenade.jobs.Workflows;
import io.serenade.jobs.retention.CleanUpDuty;
import io.serenade.jobs.retention.ExpiredJob;
import io.serenade.jobs.retention.ExpiredJobsForTests;
import io.serenade.platform.database.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The step of the nightly job that erases what was kept long enough. */
class ExpiredJobsTest {
    private static final Instant NOON = Instant.parse("2027-02-14T12:00:00Z");

    private static TestDatabase database;

    private final List<String> erased = new ArrayList<>();
    private final Workflows workflows = new Workflows() {
        @Override
        public Stream<Workflow> all() {
            return Stream.of(new Product("short", 1), new Product("long", 30));
        }

        @Override
        public Workflow get(String product) {
            return all().filter(workflow -> workflow.product().equals(product))
                    .findFirst()
                    .orElseThrow();
        }
    };

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
    }

    @BeforeEach
    void begin() {
        database.update("delete from jobs");
    }

    @Test
    void findsFinishedJobsOfEachProductThatAreOldEnough() {
        jobs("short", "SUCCEEDED", 2);
        jobs("short", "FAILED", 3);
        jobs("short", "SUCCEEDED", 0);
        jobs("long", "SUCCEEDED", 29);
        jobs("long", "CANCELLED", 31);

        night();

        assertThat(erased).containsExactly("short-FAILED-3", "short-SUCCEEDED-2", "long-CANCELLED-31");
    }

    @Test
    void leavesLivingJobsAloneHoweverOldTheyAre() {
        for (String state : List.of("READY", "RUNNING", "PARKED")) {
            jobs("short", state, 90);
        }

        night();

        assertThat(erased).isEmpty();
    }

    @Test
    void goesOnWhenOneCannotBeErasedAndTriesItAgainTheNextNight() {
        jobs("short", "SUCCEEDED", 9);
        jobs("short", "SUCCEEDED", 8);
        jobs("short", "SUCCEEDED", 7);
        database.update("update jobs set id = 'broken' where id = 'short-SUCCEEDED-9'");

        night();
        assertThat(erased).containsExactly("broken", "short-SUCCEEDED-8", "short-SUCCEEDED-7");
        erased.clear();
        night();

        assertThat(erased).containsExactly("broken");
    }

    @Test
    void comesToTheEndOfManyThatCannotBeErased() {
        database.update("""
                insert into jobs (id, product, state, stage, pool, created_at, updated_at)
                select 'broken-' || n, 'short', 'SUCCEEDED', 'only', 'io', t, t
                  from generate_series(1, 450) n, (select ?::timestamptz - interval '9 days' as t) age""", NOON);

        night();

        assertThat(erased).hasSize(450).doesNotHaveDuplicates();
    }

    private void night() {
        CleanUpDuty duty = new CleanUpDuty() {
            @Override
            public void goOn() {}
        };
        ExpiredJobReader reader = new ExpiredJobReader();
        reader.expired = ExpiredJobsForTests.in(database, workflows, Clock.fixed(NOON, ZoneOffset.UTC));
        reader.workflows = workflows;
        reader.duty = duty;
        ErasingWriter writer = new ErasingWriter();
        writer.expired = reader.expired;
        reader.open(null);
        for (ExpiredJob job = reader.readItem(); job != null; job = reader.readItem()) {
            writer.writeItems(List.of(job));
        }
    }

    private static void jobs(String product, String state, int daysOld) {
        Instant created = NOON.minus(Duration.ofDays(daysOld));
        database.update("""
                insert into jobs (id, product, state, stage, pool, created_at, updated_at)
                values (?, ?, ?, 'only', 'io', ?, ?)""", product + "-" + state + "-" + daysOld, product, state, created, created);
    }

    private final class Product implements Workflow {
        private final String name;
        private final int days;

        Product(String name, int days) {
            this.name = name;
            this.days = days;
        }

        @Override
        public String product() {
            return name;
        }

        @Override
        public List<Stage> stages() {
            return List.of();
        }

        @Override
        public Duration keptFor() {
            return Duration.ofDays(days);
        }

        @Override
        public void erase(String jobId) {
            erased.add(jobId);
            if (jobId.startsWith("broken")) {
                throw new IllegalStateException("a row that cannot be erased");
            }
            database.update("update jobs set erased_at = ? where id = ?", NOON, jobId);
        }
    }
}
