package io.serenade.providers.sonauto;

import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Sonauto's routes as far as they are used (sonauto.ai/developers). Public because the REST client calls it by reflection. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface SonautoApi {
    @POST
    @Path("/generations/v3")
    Response generate(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, JsonObject request);

    @GET
    @Path("/generations/{id}")
    Response read(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, @PathParam("id") String taskId);

    @GET
    @Path("/credits/balance")
    Response balance(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer);
}
