package io.serenade.providers.openai;

import io.serenade.providers.FileForm;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.Closeable;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;

/**
 * OpenAI's routes as far as they are used (developers.openai.com/api/reference). Public because the REST client calls
 * it by reflection.
 *
 * <p>Every call has a connection of its own: on one that was kept and then closed by the other side, nobody could tell
 * whether a request had been answered, and paid for.
 */
@ClientHeaderParam(name = "Connection", value = "close")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface OpenAiApi extends Closeable {
    /** @param bearer null leaves the header out */
    @POST
    @Path("/chat/completions")
    Response complete(@HeaderParam("Authorization") String bearer, JsonObject request);

    /** @param bearer null leaves the header out */
    @POST
    @Path("/audio/transcriptions")
    @Consumes(FileForm.TYPE)
    Response transcribe(@HeaderParam("Authorization") String bearer, byte[] form);

    @GET
    @Path("/models/{model}")
    Response model(@HeaderParam("Authorization") String bearer, @PathParam("model") String model);

    @Override
    void close();
}
