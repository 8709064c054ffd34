package io.serenade.sandbox.sonauto;

import io.serenade.sandbox.tasks.BearerKey;
import io.serenade.sandbox.tasks.StubRejection;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Wants a bearer key as the real service does; any key will do, as nothing here costs anything. */
@Provider
@SonautoKeyRequired
public class SonautoKeyFilter implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        if (BearerKey.find(request.getHeaderString(HttpHeaders.AUTHORIZATION)).isEmpty()) {
            request.abortWith(
                    StubRejection.answer(401, "Missing or malformed API key: send Authorization: Bearer <key>")
                            .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                            .build());
        }
    }
}
