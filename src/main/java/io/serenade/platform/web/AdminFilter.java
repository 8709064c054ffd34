package io.serenade.platform.web;

import io.serenade.platform.AdminAccount;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Asks for the operator's name and password where {@link AdminOnly} stands. */
@Provider
@AdminOnly
@Priority(Priorities.AUTHENTICATION)
public class AdminFilter implements ContainerRequestFilter {
    @Inject
    private AdminAccount admin;

    @Inject
    private SameOrigin sameOrigin;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!admin.accepts(request.getHeaderString(HttpHeaders.AUTHORIZATION))) {
            request.abortWith(ErrorResponses.at(request.getUriInfo())
                    .of(ProblemType.UNAUTHORIZED, "This address is for the operator; please sign in.")
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Serenade\", charset=\"UTF-8\"")
                    .build());
        } else if (!sameOrigin.allows(
                request.getMethod(), request.getHeaderString("Origin"), request.getHeaderString(HttpHeaders.HOST))) {
            request.abortWith(ErrorResponses.at(request.getUriInfo())
                    .of(ProblemType.FORBIDDEN, "This can only be called from our own pages.")
                    .build());
        }
    }
}
