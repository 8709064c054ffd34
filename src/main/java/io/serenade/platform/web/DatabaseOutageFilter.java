package io.serenade.platform.web;

import io.serenade.platform.database.DatabaseWatch;
import jakarta.inject.Inject;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Refuses API calls immediately while the database does not answer, except health checks. */
@Provider
public class DatabaseOutageFilter implements ContainerRequestFilter {
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
