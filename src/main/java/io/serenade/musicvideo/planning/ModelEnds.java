package io.serenade.musicvideo.planning;

import io.serenade.providers.ProviderException;
import io.serenade.providers.Transcriber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Warns the operator when a configured model will be or was shut down. Films are still made after that, but planned by
 * the song's mood, or without lyrics.
 */
@ApplicationScoped
public class ModelEnds {
    private static final Logger LOG = System.getLogger(ModelEnds.class.getName());
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final int DAYS_AHEAD = 120;

    @Inject
    Planner planner;

    @Inject
    Transcriber transcriber;

    @Inject
    Clock clock;

    public void tell() {
        if (planner.isConfigured()) {
            warning(planner.model().orElseThrow(), "PLANNER_MODEL", () -> planner.lastDay(DEADLINE))
                    .ifPresent(words -> LOG.log(Level.WARNING, words));
        }
        if (transcriber.isConfigured()) {
            warning(transcriber.model(), "LYRICS_MODEL", () -> transcriber.lastDay(DEADLINE))
                    .ifPresent(words -> LOG.log(Level.WARNING, words));
        }
    }

    /** Empty if there is nothing to do for a while, or the date is unknown. */
    Optional<String> warning(String model, String variable, Supplier<Optional<LocalDate>> lastDay) {
        try {
            LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            return lastDay.get()
                    .filter(day -> day.isBefore(today.plusDays(DAYS_AHEAD)))
                    .map(day -> "The model " + model + (day.isAfter(today) ? " ends on " : " ended on ") + day
                            + "; set " + variable + " to another one.");
        } catch (ProviderException e) {
            LOG.log(Level.DEBUG, "Nobody could say how long there will be " + model, e);
            return e.category() == ProviderException.Category.REJECTED
                    ? Optional.of("There is no model " + model + ": " + e.getMessage() + " Set " + variable
                            + " to another one.")
                    : Optional.empty();
        }
    }
}
