package io.serenade.lovesong.schedule;

import io.serenade.jobs.calls.ProviderSlots;
import io.serenade.jobs.engine.ScheduledDuties;
import io.serenade.lovesong.CreditsCheck;
import io.serenade.lovesong.LoveSongSettings;
import io.serenade.lovesong.StaleSongs;
import io.serenade.providers.SongGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;

/**
 * Periodic duties for songs (queue, credits, songs past their timeout). Every node asks; the row of each duty decides
 * which node acts.
 */
@ApplicationScoped
class SongDuties {
    @Inject
    ScheduledDuties duties;

    @Inject
    ProviderSlots slots;

    @Inject
    SongGenerator generator;

    @Inject
    CreditsCheck credits;

    @Inject
    StaleSongs staleSongs;

    @Inject
    LoveSongSettings settings;

    enum Duty {
        QUEUE,
        CREDITS,
        TIMEOUTS;

        private String row() {
            return "lovesong-" + name().toLowerCase(Locale.ROOT);
        }
    }

    /** Makes the credits check due, because a node has started. */
    void checkCreditsSoon() {
        duties.hasten(Duty.CREDITS.row());
    }

    /** Does a duty if it is due and no other node has taken it. */
    void act(Duty duty) {
        if (duties.take(duty.row(), period(duty))) {
            switch (duty) {
                case QUEUE -> slots.admit(generator.name());
                case CREDITS -> credits.check();
                case TIMEOUTS -> staleSongs.askAgain();
            }
        }
    }

    Duration period(Duty duty) {
        return switch (duty) {
            case QUEUE -> settings.queueInterval();
            case CREDITS -> settings.creditsInterval();
            case TIMEOUTS -> settings.timeoutInterval();
        };
    }
}
