package io.serenade.jobs.web;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Once a second: followers of jobs on this node hear what is new. */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StreamTimer {
    @Inject
    private JobStreams streams;

    @Schedule(second = "*/1", minute = "*", hour = "*", persistent = false)
    void tell() {
        streams.tick();
    }
}
