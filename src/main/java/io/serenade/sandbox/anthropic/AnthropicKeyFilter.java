package io.serenade.sandbox.anthropic;

import io.serenade.platform.keys.SandboxKey;
import io.serenade.sandbox.tasks.StubRejection;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Requires a key in {@code x-api-key} as the real service does, and accepts the sandbox's own only. */
@Provider
@AnthropicKeyRequired
public class AnthropicKeyFilter implements ContainerRequestFilter {
    @Inject
    SandboxKey sandboxKey;

    @Override
    public void filter(ContainerRequestContext request) {
        String key = request.getHeaderString("x-api-key");
        if (key == null) {
            reject(request, AnthropicErrors.noKey());
        } else if (!sandboxKey.matches(key.strip())) {
            reject(request, AnthropicErrors.wrongKey());
        } else if (request.getHeaderString("anthropic-version") == null) {
            reject(request, AnthropicErrors.invalid("anthropic-version: header is required"));
        }
    }

    private static void reject(ContainerRequestContext request, StubRejection rejection) {
        request.abortWith(
                StubRejection.answerOf(rejection.status(), rejection.body()).build());
    }
}
