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

    /** There are none. */
    @Override
    public void removeInputs(Instant now) {}

    /** There are none. */
    @Override
    public void removeFiles(Instant now) {}
}
