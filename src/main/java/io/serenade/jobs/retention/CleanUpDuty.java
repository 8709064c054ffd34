package io.serenade.jobs.retention;

import io.serenade.jobs.engine.ScheduledDuties;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/**
 * When the clean-up is due: at 03:00 UTC on one node. Whoever takes it has an hour, which grows while the work goes on; only
 * work that has ended well moves it to the next night, so that a night that failed is made up for within the hour.
 */
@ApplicationScoped
public class CleanUpDuty {
    private static final String NAME = "clean-up";
    private static final LocalTime DUE = LocalTime.of(3, 0);
    private static final Duration TIME_FOR_A_STEP = Duration.ofHours(1);

    @Inject
    ScheduledDuties duties;

    @Inject
    Clock clock;

    public void plan() {
        duties.plan(NAME, nextNight());
    }

    /** @return true for exactly one caller, when it is due */
    public boolean take() {
        return duties.take(NAME, TIME_FOR_A_STEP);
    }

    public void goOn() {
        duties.postpone(NAME, clock.instant().plus(TIME_FOR_A_STEP));
    }

    public void endWell() {
        duties.postpone(NAME, nextNight());
    }

    private Instant nextNight() {
        ZonedDateTime now = clock.instant().atZone(ZoneOffset.UTC);
        ZonedDateTime today = now.with(DUE);
        return (today.isAfter(now) ? today : today.plusDays(1)).toInstant();
    }
}
