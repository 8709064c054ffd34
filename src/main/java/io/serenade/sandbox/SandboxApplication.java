package io.serenade.sandbox;

import io.serenade.platform.web.AdminFilter;
import io.serenade.sandbox.replicate.ReplicateStandIn;
import io.serenade.sandbox.sonauto.SonautoStandIn;
import io.serenade.sandbox.tasks.FaultsResource;
import io.serenade.sandbox.tasks.SandboxKeyResource;
import io.serenade.sandbox.tasks.StubRejectionMapper;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything under {@code /sandbox}. When the sandbox is off, {@link SandboxFilter} answers 404 for all of it. */
@ApplicationPath("/sandbox")
public class SandboxApplication extends Application {
    private static final Set<Class<?>> SHARED = Set.of(
            SandboxFilter.class,
            StubRejectionMapper.class,
            FaultsResource.class,
            SandboxKeyResource.class,
            AdminFilter.class);

    @Override
    public Set<Class<?>> getClasses() {
        return Stream.of(SHARED, SonautoStandIn.RESOURCES, ReplicateStandIn.RESOURCES)
                .flatMap(Set::stream)
                .collect(Collectors.toUnmodifiableSet());
    }
}
