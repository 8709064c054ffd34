package io.serenade.sandbox.elevenlabs;

import io.serenade.sandbox.tasks.StandIn;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;

/** The stand-in for ElevenLabs. It answers at once and keeps nothing of what it was given to say. */
@ApplicationScoped
public class ElevenLabsStandIn implements StandIn {
    static final String PROVIDER = "elevenlabs";

    @Override
    public String provider() {
        return PROVIDER;
    }

    @Override
    public Set<Class<?>> resources() {
        return Set.of(ElevenLabsKeyFilter.class, ElevenLabsResource.class, ElevenLabsPreviewResource.class);
    }

    /** There are none. */
    @Override
    public void removeInputs(Instant now) {}

    /** Only what the voices say about themselves is a file, and always the same one. */
    @Override
    public void removeFiles(Instant now) {}
}
