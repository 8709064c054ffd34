package io.serenade.jobs.web;

import io.serenade.accounts.Callers;
import io.serenade.jobs.Job;
import io.serenade.jobs.JobList;
import io.serenade.jobs.JobList.Page;
import io.serenade.jobs.JobState;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.Workflows;
import io.serenade.jobs.calls.CancelJob;
import io.serenade.platform.web.ClientAddress;
import io.serenade.platform.web.JsonResponses;
import io.serenade.platform.web.problems.ProblemException;
import io.serenade.platform.web.problems.ProblemType;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import io.serenade.platform.web.routes.OpenOrigins;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
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

/** Jobs of back ends and accounts, of any product: listed, read in full, followed, cancelled and deleted. */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(value = CrossOrigin.Access.BACK_END, answersTell = true)
@Path("/v1/jobs")
@Produces(MediaType.APPLICATION_JSON)
public class JobsResource {
    /** A page of the list. @param nextCursor names the next one, if there is one */
    @JsonbPropertyOrder({"jobs", "nextCursor"})
    public record Listed(List<JsonObject> jobs, Optional<String> nextCursor) {}

    /** @param expiresIn seconds */
    @JsonbPropertyOrder({"ticket", "expiresIn"})
    public record Ticket(String ticket, long expiresIn) {}

    @Inject
    private Callers callers;

    @Inject
    VisibleJobs visible;

    @Inject
    Jobs jobs;

    @Inject
    private JobList list;

    @Inject
    JobRepresentations representations;

    @Inject
    CancelJob cancellation;

    @Inject
    private Workflows workflows;

    @Inject
    private JobStreams streams;

    @Inject
    private StreamTickets tickets;

    @Inject
    private ClientAddress addresses;

    @Inject
    private OpenOrigins origins;

    @GET
    public Response list(@Context HttpServletRequest request, @Context UriInfo uri) {
        String owner = callers.owner(request)
                .orElseThrow(() -> Callers.unauthorized(
                        "Lists need an API key or an access token, sent as Authorization: Bearer …"));
        Page page = PageQuery.read(owner, uri.getQueryParameters(), representations.list());
        List<Job> found = list.list(page);
        boolean more = found.size() > page.limit();
        List<Job> shown = more ? found.subList(0, page.limit()) : found;
        List<JsonObject> listed =
                shown.stream().map(job -> representations.get(job).listed(job)).toList();
        Optional<String> next = more ? Optional.of(PageQuery.cursor(shown.get(shown.size() - 1))) : Optional.empty();
        return JsonResponses.of(200, new Listed(listed, next)).build();
    }

    @GET
    @Path("/{id}")
    public Response get(
            @PathParam("id") String id, @Context HttpServletRequest request, @Context HttpServletResponse response) {
        Job job = visible.get(id, request);
        JobRepresentation representation = representations.get(job);
        origins.allow(representation.crossOrigin(), request, response);
        return answer(200, representation.detail(job));
    }

    /** Cancels a job that has not ended; deletes one that has, with its results. */
    @DELETE
    @Path("/{id}")
    public Response delete(@PathParam("id") String id, @Context HttpServletRequest request) {
        Job job = visible.changeable(id, request);
        if (cancellation.cancel(id)) {
            return cancelled(id);
        }
        workflows.get(job.product()).erase(id);
        return Response.noContent().build();
    }

    private Response cancelled(String id) {
        Job job = jobs.find(id).orElseThrow();
        return answer(200, representations.get(job).status(job));
    }

    /** Cancels a job that has not ended; one that has ended stays. */
    @POST
    @Path("/{id}/cancel")
    public Response cancel(@PathParam("id") String id, @Context HttpServletRequest request) {
        visible.changeable(id, request);
        if (!cancellation.cancel(id)) {
            throw new ProblemException(ProblemType.CONFLICT, "The job has ended already, and stays as it is.");
        }
        return cancelled(id);
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
        Job job = tickets.admits(ticket, id) ? visible.existing(id) : visible.get(id, request);
        origins.allow(representations.get(job).crossOrigin(), request, response);
        streams.tell(id, this::state, StreamClient.of(request, response, addresses.keyOf(request), sink, sse));
    }

    private Optional<JobStreams.State> state(String id) {
        return jobs.find(id)
                .filter(job -> job.erasedAt().isEmpty())
                .map(job -> new JobStreams.State(
                        representations.get(job).status(job),
                        job.state().isFinished(),
                        job.state() == JobState.WAITING));
    }

    /** A ticket with which a browser may follow the job for a minute. */
    @POST
    @Path("/{id}/tickets")
    public Response ticket(@PathParam("id") String id, @Context HttpServletRequest request) {
        visible.get(id, request);
        return JsonResponses.of(201, new Ticket(tickets.ticketFor(id), StreamTickets.VALID.toSeconds()))
                .build();
    }

    static Response answer(int status, JsonObject body) {
        return JsonResponses.of(status, body).build();
    }
}
