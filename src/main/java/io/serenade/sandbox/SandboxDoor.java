package io.serenade.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/** Lets nobody in while the sandbox is off: a real installation must look as if there were no stand-ins at all. */
@Provider
@PreMatching
@ApplicationScoped
public class SandboxDoor implements ContainerRequestFilter {
    @Inject
    SandboxSettings settings;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!settings.on()) {
            request.abortWith(Refusal.answer(404, "Not Found").build());
        }
    }
}
