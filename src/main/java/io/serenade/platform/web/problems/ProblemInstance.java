package io.serenade.platform.web.problems;

import jakarta.json.JsonObject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** Adds the request's address to problem details, so that the code that builds them need not know it. */
@Provider
public class ProblemInstance implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (Problems.MEDIA_TYPE.equals(response.getMediaType()) && response.getEntity() instanceof JsonObject problem) {
            String path = request.getUriInfo().getRequestUri().getRawPath();
            response.setEntity(Problems.about(problem, path));
        }
    }
}
