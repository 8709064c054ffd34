package io.serenade.sandbox.replicate;

import io.serenade.sandbox.tasks.BearerKey;
import io.serenade.sandbox.tasks.StubRejection;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Wants a token as the real service does; any will do, as nothing here costs anything. */
@Provider
@ReplicateKeyRequired
public class ReplicateKeyFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        if (BearerKey.find(request.getHeaderString(HttpHeaders.AUTHORIZATION)).isEmpty()) {
            request.abortWith(StubRejection.answerOf(
                            401, ReplicateErrors.unauthenticated().toString())
                    .build());
        }
    }
}
