package io.serenade.sandbox.sonauto;

import io.serenade.platform.keys.SandboxKey;
import io.serenade.sandbox.tasks.BearerKey;
import io.serenade.sandbox.tasks.StubRejection;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

/** Requires a bearer key as the real service does, and accepts the sandbox's own only. */
@Provider
@SonautoKeyRequired
public class SonautoKeyFilter implements ContainerRequestFilter {
    @Inject
    SandboxKey sandboxKey;

    @Override
    public void filter(ContainerRequestContext request) {
        Optional<String> key = BearerKey.find(request.getHeaderString(HttpHeaders.AUTHORIZATION));
        if (key.isEmpty()) {
            reject(request, "Missing or malformed API key: send Authorization: Bearer <key>");
        } else if (!sandboxKey.matches(key.get())) {
            reject(request, "Invalid API key");
        }
    }

    private static void reject(ContainerRequestContext request, String detail) {
        request.abortWith(StubRejection.answer(401, detail)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build());
    }
}
