package io.serenade.talkingpet.web;

import io.serenade.platform.web.DatabaseGate;
import io.serenade.platform.web.FailureMapper;
import io.serenade.platform.web.ProblemInstance;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/**
 * One address at the root of the site, where this API has always been. Each is an application of its own, because one at
 * the root would take all other addresses with it.
 */
public abstract class PetApplication extends Application {
    static final int MAX_BYTES = 4 * 1024 * 1024;
    static final String ADVICE = "Send a smaller photo, or its address.";

    private final Class<?> resource;

    PetApplication(Class<?> resource) {
        this.resource = resource;
    }

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(resource, DatabaseGate.class, FailureMapper.class, ProblemInstance.class);
    }
}
