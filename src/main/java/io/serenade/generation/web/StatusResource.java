package io.serenade.generation.web;

import io.serenade.platform.web.MicrositeResponses;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Where a job stands. */
@Path("/v1/status/{id}")
@Produces(MediaType.APPLICATION_JSON)
public class StatusResource {
    @Inject
    private Callers callers;

    @Inject
    private GenerationJson json;

    @GET
    public Response get(@PathParam("id") String id, @Context HttpServletRequest request) {
        return MicrositeResponses.json(200, json.status(callers.visible(id, request)))
                .build();
    }
}
