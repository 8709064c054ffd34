package io.serenade.sandbox.sonauto;

import io.serenade.sandbox.tasks.StandIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** The stand-in for Sonauto, which keeps its files for a week. */
@ApplicationScoped
public class SonautoStandIn implements StandIn {
    /** What answers below {@code /sandbox/sonauto}. */
    public static final Set<Class<?>> RESOURCES =
            Set.of(SonautoKeyFilter.class, SonautoResource.class, SonautoSongResource.class);

    static final String PROVIDER = "sonauto";
    private static final Duration SONGS_KEPT = Duration.ofDays(7);

    @Inject
    SandboxSongs songs;

    @Override
    public String provider() {
        return PROVIDER;
    }

    @Override
    public void forget(Instant now) throws IOException {
        songs.removeOlderThan(now.minus(SONGS_KEPT));
    }
}
