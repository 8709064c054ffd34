package io.serenade.lovesong;

import io.serenade.jobs.calls.ProviderCalls;
import io.serenade.jobs.calls.ProviderSlots;
import io.serenade.providers.ProviderException;
import io.serenade.providers.SongGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Reads the provider's balance. If that fails, the last known balance stays, with its age. */
@ApplicationScoped
public class CreditsCheck {
    private static final Logger LOG = System.getLogger(CreditsCheck.class.getName());

    @Inject
    private SongGenerator generator;

    @Inject
    private ProviderCalls calls;

    @Inject
    private ProviderSlots slots;

    @Inject
    private LoveSongSettings settings;

    public void check() {
        if (!generator.isConfigured()) {
            return;
        }
        long credits;
        try {
            credits = calls.call(null, generator.name(), "check-credits", 1, generator::credits);
        } catch (ProviderException e) {
            LOG.log(Level.ERROR, "The credits could not be checked; the last known balance stays: {0}", e.getMessage());
            return;
        }
        slots.noteCredits(generator.name(), credits);
        if (slots.standing(generator.name()).isSoldOut()) {
            LOG.log(Level.ERROR, "CRITICAL: the credits are used up; songs wait until there are new ones");
        } else if (credits < settings.minAvailableCredits()) {
            LOG.log(Level.WARNING, "Only {0} credits are left", Long.toString(credits));
        } else {
            LOG.log(Level.INFO, "{0} credits are left", Long.toString(credits));
        }
        slots.admit(generator.name());
    }
}
