package io.serenade.sandbox.elevenlabs;

import io.serenade.platform.keys.SandboxKey;
import io.serenade.sandbox.tasks.StubRejection;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Requires a key in {@code xi-api-key} as the real service does, and accepts the sandbox's own only. */
@Provider
@ElevenLabsKeyRequired
public class ElevenLabsKeyFilter implements ContainerRequestFilter {
    @Inject
    SandboxKey sandboxKey;

    @Override
    public void filter(ContainerRequestContext request) {
        String key = request.getHeaderString("xi-api-key");
        if (key == null) {
            reject(request, ElevenLabsErrors.noKey());
        } else if (!sandboxKey.matches(key.strip())) {
            reject(request, ElevenLabsErrors.wrongKey());
        }
    }

    private static void reject(ContainerRequestContext request, StubRejection rejection) {
        request.abortWith(
                StubRejection.answerOf(rejection.status(), rejection.body()).build());
    }
}
