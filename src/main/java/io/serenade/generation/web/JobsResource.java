package io.serenade.generation.web;

import io.serenade.generation.Caller;
import io.serenade.generation.GenerationWorkflow;
import io.serenade.generation.Generations;
import io.serenade.generation.Generations.Entry;
import io.serenade.generation.Generations.Page;
import io.serenade.jobs.JobState;
import io.serenade.jobs.calls.CancelJob;
import io.serenade.jobs.web.JobStreams;
import io.serenade.jobs.web.StreamClient;
import io.serenade.jobs.web.StreamTickets;
import io.serenade.platform.web.ClientAddress;
import io.serenade.platform.web.MicrositeResponses;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import java.util.Optional;

/** Jobs: listed, read wholly, followed, cancelled and deleted. */
@Path("/v1/jobs")
@Produces(MediaType.APPLICATION_JSON)
public class JobsResource {
    @Inject
    private Callers callers;

    @Inject
    private Generations generations;

    @Inject
    private CancelJob cancellation;

    @Inject
    private GenerationWorkflow workflow;

    @Inject
    private GenerationJson json;

    @Inject
    private JobStreams streams;

    @Inject
    private StreamTickets tickets;

    @Inject
    private ClientAddress addresses;

    @GET
    public Response list(@Context HttpServletRequest request, @Context UriInfo uri) {
        Caller caller = callers.keyHolder(request);
        Page page = PageQuery.read(caller.keyId().orElseThrow(), uri.getQueryParameters());
        List<Entry> found = generations.list(page);
        boolean more = found.size() > page.limit();
        List<Entry> shown = more ? found.subList(0, page.limit()) : found;
        JsonArrayBuilder jobs = Json.createArrayBuilder();
        shown.forEach(entry ->
                jobs.add(json.status(entry).add("model", entry.generation().model())));
        JsonValue next = more ? Json.createValue(PageQuery.cursor(shown.get(shown.size() - 1))) : JsonValue.NULL;
        return MicrositeResponses.json(
                        200, Json.createObjectBuilder().add("jobs", jobs).add("next_cursor", next))
                .build();
    }

    @GET
    @Path("/{id}")
    public Response get(@PathParam("id") String id, @Context HttpServletRequest request) {
        return MicrositeResponses.json(200, json.detail(callers.visible(id, request)))
                .build();
    }

    /** Cancels what has not ended; deletes what has, with its results. */
    @DELETE
    @Path("/{id}")
    public Response delete(@PathParam("id") String id, @Context HttpServletRequest request) {
        callers.visible(id, request);
        if (cancellation.cancel(id)) {
            return MicrositeResponses.json(200, json.status(generations.find(id).orElseThrow()))
                    .build();
        }
        workflow.erase(id);
        return Response.noContent().build();
    }

    @GET
    @Path("/{id}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void events(
            @PathParam("id") String id,
            @QueryParam("ticket") String ticket,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response,
            @Context SseEventSink sink,
            @Context Sse sse) {
        if (tickets.admits(ticket, id)) {
            callers.existing(id);
        } else {
            callers.visible(id, request);
        }
        streams.tell(id, this::state, StreamClient.of(request, response, addresses.keyOf(request), sink, sse));
    }

    private Optional<JobStreams.State> state(String id) {
        return generations
                .find(id)
                .filter(entry -> entry.job().erasedAt().isEmpty())
                .map(entry -> new JobStreams.State(
                        json.status(entry).build(),
                        entry.job().state().isFinished(),
                        entry.job().state() == JobState.WAITING));
    }

    /** A ticket with which a browser may follow the job for a minute. */
    @POST
    @Path("/{id}/tickets")
    public Response ticket(@PathParam("id") String id, @Context HttpServletRequest request) {
        callers.visible(id, request);
        return MicrositeResponses.json(
                        201,
                        Json.createObjectBuilder()
                                .add("ticket", tickets.ticketFor(id))
                                .add("expires_in", StreamTickets.VALID.toSeconds()))
                .build();
    }
}
