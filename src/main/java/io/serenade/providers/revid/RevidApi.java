package io.serenade.providers.revid;

import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.Closeable;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;

/**
 * Revid's routes as far as they are used. Public because the REST client calls it by reflection.
 *
 * <p>Every call has a connection of its own: on one that was kept and then closed by the other side, nobody could tell
 * whether a video had been ordered.
 */
@ClientHeaderParam(name = "Connection", value = "close")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface RevidApi extends Closeable {
    @POST
    @Path("/render")
    Response render(@HeaderParam("key") String key, JsonObject request);

    /** What a render with this body would cost; costs nothing. */
    @POST
    @Path("/calculate-credits")
    Response calculateCredits(@HeaderParam("key") String key, JsonObject request);

    @GET
    @Path("/status")
    Response status(@HeaderParam("key") String key, @QueryParam("pid") String pid);

    @Override
    void close();
}
