package io.serenade.sandbox.elevenlabs;

import io.serenade.sandbox.tasks.SandboxFiles;
import io.serenade.sandbox.tasks.StandIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Set;

/** The stand-in for ElevenLabs. It answers immediately and keeps what it spoke for an hour. */
@ApplicationScoped
public class ElevenLabsStandIn implements StandIn {
    static final String PROVIDER = "elevenlabs";

    @Inject
    SandboxFiles files;

    @Override
    public String provider() {
        return PROVIDER;
    }

    @Override
    public Set<Class<?>> resources() {
        return Set.of(
                ElevenLabsKeyFilter.class,
                ElevenLabsResource.class,
                ElevenLabsHistoryResource.class,
                ElevenLabsPreviewResource.class);
    }

    @Override
    public void removeInputs(Instant now) {
        files.removeOld(PROVIDER, now);
    }

    /** Removes nothing: only the samples of voices are files, and they never change. */
    @Override
    public void removeFiles(Instant now) {}
}
