package io.serenade.jobs.retention;

import io.serenade.jobs.Workflows;
import io.serenade.platform.database.Database;
import java.time.Clock;

/** Expired jobs in a database, for tests outside this package. */
public final class ExpiredJobsForTests {
    private ExpiredJobsForTests() {}

    public static ExpiredJobs in(Database database, Workflows workflows, Clock clock) {
        ExpiredJobs expired = new ExpiredJobs();
        expired.database = database;
        expired.workflows = workflows;
        expired.clock = clock;
        return expired;
    }
}
