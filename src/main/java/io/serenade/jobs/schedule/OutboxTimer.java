package io.serenade.jobs.schedule;

import io.serenade.jobs.outbox.OutboxWorkers;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** The net under the outbox: every 2 s, messages whose time has come or whose sender vanished are found. */
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
