package io.serenade.sandbox.replicate;

import io.serenade.platform.keys.SandboxKey;
import io.serenade.sandbox.tasks.BearerKey;
import io.serenade.sandbox.tasks.StubRejection;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

/** Requires a token as the real service does, and accepts the sandbox's key only. */
@Provider
@ReplicateKeyRequired
public class ReplicateKeyFilter implements ContainerRequestFilter {
    @Inject
    SandboxKey sandboxKey;

    @Override
    public void filter(ContainerRequestContext request) {
        Optional<String> token = BearerKey.find(request.getHeaderString(HttpHeaders.AUTHORIZATION));
        if (token.isEmpty()) {
            reject(request, ReplicateErrors.missingToken());
        } else if (!sandboxKey.matches(token.get())) {
            reject(request, ReplicateErrors.invalidToken());
        }
    }

    private static void reject(ContainerRequestContext request, JsonObject error) {
        request.abortWith(StubRejection.answerOf(401, error.toString()).build());
    }
}
