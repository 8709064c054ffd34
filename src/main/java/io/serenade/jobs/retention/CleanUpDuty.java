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
import java.util.Optional;

/**
 * When the clean-up is due: at 03:00 UTC on one node. The node that takes it has an hour, which is extended while the
 * work continues; only successful work moves it to the next night, so a failed night is made up for within the hour.
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

    /** Makes it due now, unless it is running. @return whether it is due now */
    public boolean hasten() {
        if (isRunning()) {
            return false;
        }
        duties.hasten(NAME);
        return true;
    }

    /** While it runs, and only then, it is due at another time than 03:00, in case its node crashes. */
    public boolean isRunning() {
        return dueAt().filter(at -> at.isAfter(clock.instant()))
                .filter(at -> !at.atZone(ZoneOffset.UTC).toLocalTime().equals(DUE))
                .isPresent();
    }

    public Optional<Instant> dueAt() {
        return duties.dueAt(NAME);
    }

    private Instant nextNight() {
        ZonedDateTime now = clock.instant().atZone(ZoneOffset.UTC);
        ZonedDateTime today = now.with(DUE);
        return (today.isAfter(now) ? today : today.plusDays(1)).toInstant();
    }
}
