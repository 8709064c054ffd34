package io.serenade.jobs.schedule;

import io.serenade.jobs.outbox.OutboxWorkers;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** The fallback of the outbox: every 2 s, finds messages that are due or whose sender has crashed. */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OutboxTimer {
    @Inject
    private OutboxWorkers outbox;

    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
    void send() {
        outbox.wake();
    }
}
