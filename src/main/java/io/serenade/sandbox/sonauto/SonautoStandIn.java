package io.serenade.sandbox.sonauto;

import io.serenade.sandbox.tasks.SandboxTasks;
import io.serenade.sandbox.tasks.StandIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * The stand-in for Sonauto, which keeps its songs for a week. The words of a song are deleted far earlier than at the
 * real service, so that the sandbox keeps no personal data of erased songs.
 */
@ApplicationScoped
public class SonautoStandIn implements StandIn {
    static final String PROVIDER = "sonauto";
    private static final Duration SONGS_KEPT = Duration.ofDays(7);

    /** Long enough for late callbacks and late polls. */
    private static final Duration WORDS_KEPT = Duration.ofMinutes(15);

    @Inject
    SandboxTasks tasks;

    @Inject
    SandboxSongs songs;

    @Override
    public String provider() {
        return PROVIDER;
    }

    @Override
    public Set<Class<?>> resources() {
        return Set.of(SonautoKeyFilter.class, SonautoResource.class, SonautoSongResource.class);
    }

    @Override
    public void removeInputs(Instant now) {
        tasks.listWithInput(PROVIDER, now.minus(WORDS_KEPT))
                .forEach(task -> tasks.removeInput(
                        task.id(), SonautoRequest.of(task).withoutWords().toString()));
    }

    @Override
    public void removeFiles(Instant now) throws IOException {
        songs.removeOlderThan(now.minus(SONGS_KEPT));
    }
}
