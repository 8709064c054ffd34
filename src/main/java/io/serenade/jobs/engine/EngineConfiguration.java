package io.serenade.jobs.engine;

import io.serenade.jobs.calls.PaidRequests;
import io.serenade.jobs.calls.Prices;
import io.serenade.platform.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the core's settings once, inside the server. */
@ApplicationScoped
class EngineConfiguration {

    @Produces
    @Singleton
    Prices prices(Settings settings) {
        return new Prices(settings);
    }

    @Produces
    @Singleton
    PaidRequests paidRequests(Settings settings) {
        return PaidRequests.from(settings);
    }

    @Produces
    @Singleton
    WorkerSettings pools(Settings settings) {
        return WorkerSettings.from(settings);
    }
}
