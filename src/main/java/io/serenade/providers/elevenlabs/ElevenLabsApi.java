package io.serenade.providers.elevenlabs;

import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.Closeable;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;

/**
 * ElevenLabs' routes as far as they are used (elevenlabs.io/docs/api-reference). Public because the REST client calls
 * it by reflection.
 *
 * <p>Every call has a connection of its own: on one that was kept and then closed by the other side, nobody could tell
 * whether a text had been spoken, and paid for.
 */
@ClientHeaderParam(name = "Connection", value = "close")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface ElevenLabsApi extends Closeable {
    @POST
    @Path("/v1/text-to-speech/{voice}/with-timestamps")
    Response speak(
            @HeaderParam("xi-api-key") String key,
            @PathParam("voice") String voiceId,
            @QueryParam("output_format") String format,
            JsonObject request);

    @GET
    @Path("/v1/voices")
    Response voices(@HeaderParam("xi-api-key") String key);

    /** What was spoken, the newest first, at most a hundred. */
    @GET
    @Path("/v1/history")
    Response history(
            @HeaderParam("xi-api-key") String key,
            @QueryParam("voice_id") String voiceId,
            @QueryParam("date_after_unix") long sinceSeconds);

    @GET
    @Path("/v1/history/{item}/audio")
    @Produces("audio/mpeg")
    Response spoken(@HeaderParam("xi-api-key") String key, @PathParam("item") String itemId);

    @Override
    void close();
}
