package io.serenade.sandbox;

import io.serenade.sandbox.replicate.ReplicateMedia;
import io.serenade.sandbox.replicate.ReplicatePrediction;
import io.serenade.sandbox.replicate.ReplicateResource;
import io.serenade.sandbox.sonauto.SandboxSongs;
import io.serenade.sandbox.tasks.SandboxCallbacks;
import io.serenade.sandbox.tasks.SandboxSettings;
import io.serenade.sandbox.tasks.SandboxStorageException;
import io.serenade.sandbox.tasks.SandboxTasks;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Wakes the sandbox on every node: callbacks each second, and each hour the end of what a real service forgets. */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SandboxTimer {
    private static final Logger LOG = Logger.getLogger(SandboxTimer.class.getName());

    /** Sonauto keeps its files for a week; Replicate forgets what it was told far earlier. */
    private static final Duration KEPT = Duration.ofDays(7);

    @Inject
    SandboxSettings settings;

    @Inject
    SandboxCallbacks callbacks;

    @Inject
    SandboxTasks tasks;

    @Inject
    SandboxSongs songs;

    @Inject
    ReplicateMedia media;

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

    @Schedule(minute = "*/5", hour = "*", persistent = false)
    void forgetPredictions() {
        if (settings.on()) {
            Instant moment = clock.instant().minus(ReplicatePrediction.KEPT);
            try {
                tasks.removeInputs(ReplicateResource.PROVIDER, moment);
                media.removeOlderThan(moment);
            } catch (IOException | SandboxStorageException e) {
                LOG.log(Level.WARNING, "Old predictions could not be blotted out; it is tried again soon.", e);
            }
        }
    }

    @Schedule(minute = "7", hour = "*", persistent = false)
    void forget() {
        if (settings.on()) {
            Instant moment = clock.instant().minus(KEPT);
            try {
                tasks.removeOlderThan(moment);
                songs.removeOlderThan(moment);
            } catch (IOException | SandboxStorageException e) {
                LOG.log(Level.WARNING, "Old tasks and songs could not be removed; the next hour tries again.", e);
            }
        }
    }
}
