package io.serenade.sandbox.elevenlabs;

import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Imitates the list of what ElevenLabs has spoken (elevenlabs.io/docs/api-reference/history). */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.NONE)
@Path("elevenlabs/v1/history")
@RequestScoped
@ElevenLabsKeyRequired
public class ElevenLabsHistoryResource {
    @Inject
    SpokenHistory history;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public String list(@BeanParam HistoryQuery query) {
        return query.answer(history.list()).toString();
    }

    @GET
    @Path("{id}")
    @Produces(MediaType.APPLICATION_JSON)
    public String get(@PathParam("id") String id) {
        return history.get(id).toString();
    }

    @GET
    @Path("{id}/audio")
    @Produces("audio/mpeg")
    public byte[] audio(@PathParam("id") String id) {
        return history.audio(id);
    }

    @DELETE
    @Path("{id}")
    @Produces(MediaType.APPLICATION_JSON)
    public String remove(@PathParam("id") String id) {
        history.remove(id);
        return "{\"status\":\"ok\"}";
    }
}
