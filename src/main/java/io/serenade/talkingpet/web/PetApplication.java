package io.serenade.talkingpet.web;

import io.serenade.platform.web.DatabaseOutageFilter;
import io.serenade.platform.web.problems.FailureMapper;
import io.serenade.platform.web.problems.ProblemInstance;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/**
 * One address directly below the root of the site, where this API has always been. Each is an application of its own,
 * because one at the root would capture all other addresses.
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
        return Set.of(resource, DatabaseOutageFilter.class, FailureMapper.class, ProblemInstance.class);
    }
}
