package io.serenade.sandbox;

import io.serenade.sandbox.tasks.SandboxSettings;
import io.serenade.sandbox.tasks.StubRejection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/**
 * Answers 404 while the sandbox is off, and for stand-ins whose service has a key: a real installation must look as if
 * there were no stand-ins.
 */
@Provider
@PreMatching
@ApplicationScoped
public class SandboxFilter implements ContainerRequestFilter {
    @Inject
    SandboxSettings settings;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!settings.answersAt(path(request))) {
            request.abortWith(StubRejection.answer(404, "Not Found").build());
        }
    }

    private static String path(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        return path.startsWith("/") ? path.substring(1) : path;
    }
}
