package io.serenade.jobs;

import io.serenade.platform.Database;
import java.time.Clock;

/** The events of jobs over a database of a test, without a container around them. */
public final class JobEventsForTests {
    private JobEventsForTests() {}

    public static JobEvents over(Database database) {
        JobEvents events = new JobEvents();
        events.database = database;
        events.clock = Clock.systemUTC();
        return events;
    }
}
