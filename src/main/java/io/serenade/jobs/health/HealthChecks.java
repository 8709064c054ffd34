package io.serenade.jobs.health;

import io.serenade.platform.server.ServerStop;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/**
 * MicroProfile's three checks. Liveness never asks the database: restarting the application would not bring it back.
 */
@ApplicationScoped
public class HealthChecks {
    @Inject
    private Health health;

    @Inject
    private Pulse pulse;

    @Inject
    private ServerStop stop;

    @Produces
    @Liveness
    public HealthCheck alive() {
        return () -> named("timers", pulse.isBeating());
    }

    @Produces
    @Readiness
    public HealthCheck ready() {
        return () -> named("database and storage", isReady());
    }

    @Produces
    @Startup
    public HealthCheck started() {
        return () -> named("database migrated", health.isDatabaseThere());
    }

    private boolean isReady() {
        return !stop.hasBegun() && health.isDatabaseThere() && health.isStorageThere();
    }

    private static HealthCheckResponse named(String name, boolean up) {
        return HealthCheckResponse.named(name).status(up).build();
    }
}
