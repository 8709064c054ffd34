package io.serenade.jobs.engine;

import io.serenade.platform.database.Database;
import java.time.Clock;

/** The duties of one node, for tests outside this package. */
public final class DutiesForTests {
    private DutiesForTests() {}

    public static ScheduledDuties on(Database database, Clock clock) {
        ScheduledDuties duties = new ScheduledDuties();
        duties.database = database;
        duties.clock = clock;
        return duties;
    }
}
