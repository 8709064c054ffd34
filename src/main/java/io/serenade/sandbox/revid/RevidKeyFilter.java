package io.serenade.sandbox.revid;

import io.serenade.platform.keys.SandboxKey;
import io.serenade.sandbox.tasks.StubRejection;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Requires a key in the header {@code key} as the real service does, and accepts the sandbox's own only. */
@Provider
@RevidKeyRequired
public class RevidKeyFilter implements ContainerRequestFilter {
    @Inject
    SandboxKey sandboxKey;

    @Override
    public void filter(ContainerRequestContext request) {
        String key = request.getHeaderString("key");
        if (key == null || !sandboxKey.matches(key.strip())) {
            String error = key == null ? "Missing API key" : "Invalid API key";
            request.abortWith(
                    StubRejection.answerOf(401, RevidErrors.body(error).toString())
                            .build());
        }
    }
}
