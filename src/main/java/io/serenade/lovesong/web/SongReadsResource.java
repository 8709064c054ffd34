package io.serenade.lovesong.web;

import io.serenade.jobs.web.JobStreams;
import io.serenade.jobs.web.StreamClient;
import io.serenade.lovesong.SongSnapshot;
import io.serenade.lovesong.SongSnapshots;
import io.serenade.platform.web.ClientAddress;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Optional;
import java.util.function.Function;

/** Status and progress of songs for waiting visitors: answered from memory, by one bean for all calls. */
@ErrorFormat(ErrorFormat.Form.MICROSITE)
@CrossOrigin(CrossOrigin.Access.SITE)
@Path("/submissions")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class SongReadsResource {
    private static final JsonProvider JSON = JsonProvider.provider();

    @Inject
    SongSnapshots songs;

    @Inject
    ProgressJson progress;

    @Inject
    JobStreams streams;

    @Inject
    ClientAddress addresses;

    @GET
    @Path("/{id}/status")
    public Response status(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String known) {
        return tell(id, known, song -> JSON.createObjectBuilder()
                .add("session_id", id)
                .add("status", song.entryStatus())
                .add("created_at", song.createdAt().toString())
                .build());
    }

    @GET
    @Path("/{id}/progress")
    public Response progress(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String known) {
        return tell(id, known, progress::of);
    }

    private Response tell(String id, String known, Function<SongSnapshot, JsonObject> what) {
        Optional<SongSnapshot> song = songs.find(id);
        return SongAnswers.absenceOf(song).orElseGet(() -> ConditionalJson.of(what.apply(song.get()), known)
                .build());
    }

    @GET
    @Path("/{id}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void events(
            @PathParam("id") String id,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response,
            @Context SseEventSink sink,
            @Context Sse sse) {
        if (songs.find(id).isEmpty()) {
            throw new NotFoundException(Response.fromResponse(SongAnswers.notFound())
                    .type(MediaType.APPLICATION_JSON_TYPE)
                    .build());
        }
        streams.tell(id, this::state, StreamClient.of(request, response, addresses.keyOf(request), sink, sse));
    }

    private Optional<JobStreams.State> state(String id) {
        return songs.find(id)
                .map(song ->
                        new JobStreams.State(progress.of(song), song.state().isFinished(), true));
    }
}
