package io.serenade.sandbox;

import io.serenade.platform.web.operators.AdminFilter;
import io.serenade.platform.web.problems.FailureMapper;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import io.serenade.sandbox.photos.SamplePhotosResource;
import io.serenade.sandbox.tasks.FaultsResource;
import io.serenade.sandbox.tasks.SandboxKeyResource;
import io.serenade.sandbox.tasks.StandIn;
import io.serenade.sandbox.tasks.StubRejectionMapper;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Set;

/**
 * Everything under {@code /sandbox}, with all stand-ins. When the sandbox is off, {@link SandboxFilter} answers 404 for
 * all of it.
 */
@Dependent
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.NONE)
@ApplicationPath("/sandbox")
public class SandboxApplication extends Application {
    private static final Set<Class<?>> SHARED = Set.of(
            SandboxFilter.class,
            StubRejectionMapper.class,
            RefusedBodyMapper.class,
            FailureMapper.class,
            FaultsResource.class,
            SandboxKeyResource.class,
            SamplePhotosResource.class,
            AdminFilter.class);

    @Override
    public Set<Class<?>> getClasses() {
        Set<Class<?>> classes = new HashSet<>(SHARED);
        CDI.current().select(StandIn.class, Any.Literal.INSTANCE).forEach(one -> classes.addAll(one.resources()));
        return classes;
    }
}
