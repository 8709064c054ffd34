package io.serenade.lovesong;

import io.serenade.jobs.Jobs;
import io.serenade.jobs.calls.ProviderTasks;
import io.serenade.providers.SongGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;

/** Polls songs that are past {@code WEBHOOK_TIMEOUT_MINUTES} now instead of later. */
@ApplicationScoped
public class StaleSongs {
    private static final Logger LOG = System.getLogger(StaleSongs.class.getName());

    @Inject
    private ProviderTasks tasks;

    @Inject
    private Jobs jobs;

    @Inject
    private SongGenerator generator;

    @Inject
    private LoveSongSettings settings;

    @Inject
    private Clock clock;

    @Transactional
    public void askAgain() {
        int stale = tasks.pollOlderThan(generator.name(), clock.instant().minus(settings.webhookTimeout()), jobs::wake);
        if (stale > 0) {
            LOG.log(Level.WARNING, "{0} songs are past their time; their records are read now", stale);
        }
    }
}
