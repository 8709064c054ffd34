package io.serenade;

import io.serenade.accounts.web.ApiKeysResource;
import io.serenade.jobs.web.EarlierCallbackResource;
import io.serenade.jobs.web.ProviderCallbackResource;
import io.serenade.platform.web.AdminFilter;
import io.serenade.platform.web.CorsFilter;
import io.serenade.platform.web.FailureMapper;
import io.serenade.platform.web.ProblemInstance;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Everything below {@code /api}. Named one by one, so that the sandbox's resources stay out. */
@ApplicationPath("/api")
public class ApiApplication extends Application {
    private static final List<Class<?>> SHARED = List.of(
            ApiKeysResource.class,
            ProviderCallbackResource.class,
            EarlierCallbackResource.class,
            AdminFilter.class,
            CorsFilter.class,
            FailureMapper.class,
            ProblemInstance.class);

    @Override
    public Set<Class<?>> getClasses() {
        Set<Class<?>> classes = new HashSet<>(SHARED);
        Products.all().forEach(product -> classes.addAll(product.resources()));
        return classes;
    }
}
