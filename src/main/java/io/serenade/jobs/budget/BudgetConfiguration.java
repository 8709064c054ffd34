package io.serenade.jobs.budget;

import io.serenade.platform.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the budget's settings once, inside the server. */
@ApplicationScoped
class BudgetConfiguration {
    @Produces
    @Singleton
    BudgetSettings budget(Settings settings) {
        return BudgetSettings.from(settings);
    }
}
