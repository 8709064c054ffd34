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
import java.io.Closeable;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;

/**
 * Sonauto's routes as far as they are used (sonauto.ai/developers). Public because the REST client calls it by
 * reflection.
 *
 * <p>Every call has a connection of its own: on one that was kept and then closed by the other side, nobody could tell
 * whether a request had been taken, and such a request must wait out its callback.
 */
@ClientHeaderParam(name = "Connection", value = "close")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface SonautoApi extends Closeable {
    @POST
    @Path("/generations/v3")
    Response generate(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, JsonObject request);

    @GET
    @Path("/generations/{id}")
    Response read(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, @PathParam("id") String taskId);

    @GET
    @Path("/credits/balance")
    Response balance(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer);

    @Override
    void close();
}
