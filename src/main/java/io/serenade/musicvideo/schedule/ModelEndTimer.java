package io.serenade.musicvideo.schedule;

import io.serenade.musicvideo.planning.ModelEnds;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Checks soon after the start, and each day, how long the configured models will be available. */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ModelEndTimer {
    private static final long MILLIS_AFTER_START = 20_000;

    @Resource
    TimerService timers;

    @Inject
    ModelEnds models;

    @PostConstruct
    void start() {
        timers.createSingleActionTimer(MILLIS_AFTER_START, new TimerConfig(null, false));
    }

    @Timeout
    void soonAfterStart() {
        models.tell();
    }

    @Schedule(hour = "4", minute = "40", persistent = false)
    void daily() {
        models.tell();
    }
}
