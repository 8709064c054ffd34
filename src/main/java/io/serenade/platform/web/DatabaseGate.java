package io.serenade.platform.web;

import io.serenade.platform.DatabaseWatch;
import jakarta.inject.Inject;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Refuses calls of the API at once while the database does not answer; only health is told then. */
@Provider
public class DatabaseGate implements ContainerRequestFilter {
    @Inject
    private DatabaseWatch database;

    @Override
    public void filter(ContainerRequestContext request) {
        boolean health = request.getUriInfo().getPath().endsWith("/health");
        if (!health && !database.isAnswering()) {
            throw new ServiceUnavailableException();
        }
    }
}
