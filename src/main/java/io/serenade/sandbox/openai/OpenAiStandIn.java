package io.serenade.sandbox.openai;

import io.serenade.sandbox.tasks.StandIn;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;

/** The stand-in for OpenAI. It answers immediately and stores nothing of its input. */
@ApplicationScoped
public class OpenAiStandIn implements StandIn {
    static final String PROVIDER = "openai";

    @Override
    public String provider() {
        return PROVIDER;
    }

    @Override
    public Set<Class<?>> resources() {
        return Set.of(OpenAiKeyFilter.class, OpenAiResource.class, TranscriptionResource.class);
    }

    /** No inputs are stored. */
    @Override
    public void removeInputs(Instant now) {}

    /** No files are stored. */
    @Override
    public void removeFiles(Instant now) {}
}
