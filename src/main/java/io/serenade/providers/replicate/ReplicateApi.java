package io.serenade.providers.replicate;

import io.serenade.providers.FileForm;
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
 * Replicate's routes as far as they are used (replicate.com/docs/reference/http). Public because the REST client calls
 * it by reflection.
 *
 * <p>Every call has a connection of its own: on one that was kept and then closed by the other side, nobody could tell
 * whether a prediction had been created.
 */
@ClientHeaderParam(name = "Connection", value = "close")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface ReplicateApi extends Closeable {
    /** Creates a prediction of a version, which the body names. */
    @POST
    @Path("/predictions")
    Response create(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
            @HeaderParam("Cancel-After") String cancelAfter,
            JsonObject request);

    /** Creates a prediction of an official model, which has no versions. */
    @POST
    @Path("/models/{owner}/{name}/predictions")
    Response createOfficial(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
            @PathParam("owner") String owner,
            @PathParam("name") String name,
            @HeaderParam("Cancel-After") String cancelAfter,
            JsonObject request);

    /** Keeps a file for the models of this account. */
    @POST
    @Path("/files")
    @Consumes(FileForm.TYPE)
    Response upload(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, byte[] form);

    @GET
    @Path("/predictions/{id}")
    Response read(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, @PathParam("id") String predictionId);

    @POST
    @Path("/predictions/{id}/cancel")
    Response cancel(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, @PathParam("id") String predictionId);

    @GET
    @Path("/models/{owner}/{name}")
    Response model(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
            @PathParam("owner") String owner,
            @PathParam("name") String name);

    @GET
    @Path("/models/{owner}/{name}/versions/{version}")
    Response version(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
            @PathParam("owner") String owner,
            @PathParam("name") String name,
            @PathParam("version") String version);

    @GET
    @Path("/webhooks/default/secret")
    Response webhookSecret(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer);

    @Override
    void close();
}
