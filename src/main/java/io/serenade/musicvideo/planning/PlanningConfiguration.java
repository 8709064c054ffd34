package io.serenade.musicvideo.planning;

import io.serenade.platform.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the planner's settings once, inside the server. */
@ApplicationScoped
class PlanningConfiguration {

    @Produces
    @Singleton
    PlannerSettings planner(Settings settings) {
        return PlannerSettings.from(settings);
    }
}
