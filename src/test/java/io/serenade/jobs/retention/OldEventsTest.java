package io.serenade.jobs.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.jobs.JobEventsForTests;
import io.serenade.platform.Database;
import io.serenade.platform.TestDatabase;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class OldEventsTest {
    private final Database database = TestDatabase.create();

    @Test
    void removesTheEventsOfJobsThatEndedLongAgoAndNoOthers() {
        jobs("old", "SUCCEEDED", 20_000, "20 days");
        jobs("open", "PARKED", 100, "20 days");
        jobs("young", "FAILED", 100, "13 days");
        OldEvents old = new OldEvents();
        old.clock = Clock.systemUTC();
        old.events = JobEventsForTests.over(database);

        assertThat(old.remove()).isEqualTo(60_000);

        assertThat(count("select count(*) from job_events")).isEqualTo(600);
        assertThat(count("select count(*) from jobs")).isEqualTo(20_200);
        assertThat(old.remove()).isZero();
    }

    /** Three events for each. */
    private void jobs(String name, String state, int count, String age) {
        database.update("""
                insert into jobs (id, product, state, stage, pool, created_at, updated_at, finished_at)
                select ? || n, 'test', ?, 'only', 'io', now() - ?::interval, now() - ?::interval,
                       case when ? <> 'PARKED' then now() - ?::interval end from generate_series(1, ?) n""", name, state, age, age, state, age, count);
        database.update("""
                insert into job_events (job_id, name, data, at)
                select id, 'moved', '{}', created_at from jobs, generate_series(1, 3) where id like ? || '%'""", name);
    }

    private long count(String sql) {
        return database.find(sql, row -> row.getLong(1)).orElseThrow();
    }
}
