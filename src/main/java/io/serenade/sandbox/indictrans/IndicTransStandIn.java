package io.serenade.sandbox.indictrans;

import io.serenade.sandbox.tasks.StandIn;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;

/** The stand-in for IndicTrans2. It answers immediately and stores nothing of its input. */
@ApplicationScoped
public class IndicTransStandIn implements StandIn {
    static final String PROVIDER = "indictrans";

    @Override
    public String provider() {
        return PROVIDER;
    }

    @Override
    public Set<Class<?>> resources() {
        return Set.of(IndicTransKeyFilter.class, SimpleServerResource.class, TritonResource.class);
    }

    /** No inputs are stored. */
    @Override
    public void removeInputs(Instant now) {}

    /** No files are stored. */
    @Override
    public void removeFiles(Instant now) {}
}
