package io.serenade.sandbox.anthropic;

import io.serenade.sandbox.tasks.StandIn;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;

/** The stand-in for Anthropic. It answers immediately and stores nothing of its input. */
@ApplicationScoped
public class AnthropicStandIn implements StandIn {
    static final String PROVIDER = "anthropic";

    @Override
    public String provider() {
        return PROVIDER;
    }

    @Override
    public Set<Class<?>> resources() {
        return Set.of(AnthropicKeyFilter.class, AnthropicResource.class);
    }

    /** No inputs are stored. */
    @Override
    public void removeInputs(Instant now) {}

    /** No files are stored. */
    @Override
    public void removeFiles(Instant now) {}
}
