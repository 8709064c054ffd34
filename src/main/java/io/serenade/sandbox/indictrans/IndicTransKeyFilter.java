package io.serenade.sandbox.indictrans;

import io.serenade.platform.keys.SandboxKey;
import io.serenade.sandbox.tasks.BearerKey;
import io.serenade.sandbox.tasks.StubRejection;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

/** Accepts the sandbox's key only; the real server needs none, or one that a proxy in front of it requires. */
@Provider
@IndicTransKeyRequired
public class IndicTransKeyFilter implements ContainerRequestFilter {
    @Inject
    SandboxKey sandboxKey;

    @Override
    public void filter(ContainerRequestContext request) {
        Optional<String> token = BearerKey.find(request.getHeaderString(HttpHeaders.AUTHORIZATION));
        if (token.filter(sandboxKey::matches).isEmpty()) {
            request.abortWith(StubRejection.answer(401, "Not authenticated").build());
        }
    }
}
