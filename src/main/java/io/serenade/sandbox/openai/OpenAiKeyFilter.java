package io.serenade.sandbox.openai;

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
@OpenAiKeyRequired
public class OpenAiKeyFilter implements ContainerRequestFilter {
    @Inject
    SandboxKey sandboxKey;

    @Override
    public void filter(ContainerRequestContext request) {
        Optional<String> key = BearerKey.find(request.getHeaderString(HttpHeaders.AUTHORIZATION));
        if (key.isEmpty()) {
            reject(request, OpenAiErrors.noKey());
        } else if (!sandboxKey.matches(key.get())) {
            reject(request, OpenAiErrors.wrongKey());
        }
    }

    private static void reject(ContainerRequestContext request, StubRejection rejection) {
        request.abortWith(
                StubRejection.answerOf(rejection.status(), rejection.body()).build());
    }
}
