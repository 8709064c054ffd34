package io.serenade.platform.web;

import io.serenade.platform.ServerSettings;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/**
 * Lets the scripts of the configured origins call the API, with credentials: by GET and POST, below
 * {@code /api/v1} also by DELETE. The keys of back ends are nobody's but the operator's own pages'.
 */
@Provider
@PreMatching
public class CorsFilter implements ContainerRequestFilter, ContainerResponseFilter {
    private static final String LIMIT_HEADERS = "Retry-After, RateLimit, RateLimit-Policy";

    @Inject
    private ServerSettings settings;

    @Override
    public void filter(ContainerRequestContext request) {
        boolean preflight = request.getMethod().equals("OPTIONS")
                && request.getHeaderString("Origin") != null
                && request.getHeaderString("Access-Control-Request-Method") != null;
        if (preflight) {
            request.abortWith(Response.noContent().build());
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String origin = request.getHeaderString("Origin");
        if (origin == null) {
            return;
        }
        response.getHeaders().add("Vary", "Origin");
        String path = request.getUriInfo().getRequestUri().getPath();
        if (!settings.corsAllowedOrigins().contains(origin) || Paths.isBelow(Paths.KEYS, path)) {
            return;
        }
        response.getHeaders().putSingle("Access-Control-Allow-Origin", origin);
        response.getHeaders().putSingle("Access-Control-Allow-Credentials", "true");
        boolean versioned = Paths.isBelow(Paths.VERSIONED, path);
        if (!request.getMethod().equals("OPTIONS")) {
            response.getHeaders()
                    .putSingle(
                            "Access-Control-Expose-Headers", versioned ? "Location, " + LIMIT_HEADERS : LIMIT_HEADERS);
            return;
        }
        response.getHeaders().putSingle("Access-Control-Max-Age", "3600");
        if (versioned) {
            response.getHeaders().putSingle("Access-Control-Allow-Methods", "GET, POST, DELETE");
            response.getHeaders()
                    .putSingle(
                            "Access-Control-Allow-Headers",
                            "Authorization, Content-Type, Idempotency-Key, Last-Event-ID, Prefer");
        } else {
            response.getHeaders().putSingle("Access-Control-Allow-Methods", "GET, POST");
            allowAskedHeaders(request, response);
        }
    }

    private static void allowAskedHeaders(ContainerRequestContext request, ContainerResponseContext response) {
        String asked = request.getHeaderString("Access-Control-Request-Headers");
        if (asked != null && asked.matches("[A-Za-z0-9, -]{1,500}")) {
            response.getHeaders().putSingle("Access-Control-Allow-Headers", asked);
        }
    }
}
