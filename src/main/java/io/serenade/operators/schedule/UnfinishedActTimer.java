package io.serenade.operators.schedule;

import io.serenade.operators.UnfinishedActs;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Every five minutes each node looks for bulk acts that nobody continues. */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class UnfinishedActTimer {
    @Inject
    private UnfinishedActs acts;

    @Schedule(hour = "*", minute = "*/5", second = "35", persistent = false)
    void mark() {
        acts.mark();
    }
}
