package io.serenade.sandbox;

import io.serenade.platform.database.DatabaseException;
import io.serenade.sandbox.tasks.SandboxCallbacks;
import io.serenade.sandbox.tasks.SandboxSettings;
import io.serenade.sandbox.tasks.SandboxTasks;
import io.serenade.sandbox.tasks.StandIn;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The timers of the sandbox on every node: callbacks each second, and from time to time the removal of old data. */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SandboxTimer {
    private static final Logger LOG = System.getLogger(SandboxTimer.class.getName());

    /** Stand-ins remove data earlier if the real service keeps them for a shorter time. */
    private static final Duration TASKS_KEPT = Duration.ofDays(7);

    @Inject
    SandboxSettings settings;

    @Inject
    SandboxCallbacks callbacks;

    @Inject
    SandboxTasks tasks;

    @Inject
    @Any
    Instance<StandIn> standIns;

    @Inject
    Clock clock;

    @Schedule(second = "*/1", minute = "*", hour = "*", persistent = false)
    void sendCallbacks() {
        if (settings.on()) {
            try {
                callbacks.tick();
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "Callbacks could not be sent; the next tick tries again.", e);
            }
        }
    }

    @Schedule(second = "*/20", minute = "*", hour = "*", persistent = false)
    void removeInputs() {
        if (settings.on()) {
            try {
                Instant now = clock.instant();
                standIns.forEach(standIn -> standIn.removeInputs(now));
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "Inputs of old tasks could not be removed; it is tried again soon.", e);
            }
        }
    }

    @Schedule(minute = "*/5", hour = "*", persistent = false)
    void removeTasksAndFiles() {
        if (settings.on()) {
            Instant now = clock.instant();
            try {
                tasks.removeOlderThan(now.minus(TASKS_KEPT));
                for (StandIn standIn : standIns) {
                    standIn.removeFiles(now);
                }
            } catch (IOException | DatabaseException e) {
                LOG.log(Level.WARNING, "Old tasks and files could not be removed; it is tried again soon.", e);
            }
        }
    }
}
