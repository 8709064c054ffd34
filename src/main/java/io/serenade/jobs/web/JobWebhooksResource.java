package io.serenade.jobs.web;

import io.serenade.accounts.Callers;
import io.serenade.jobs.Job;
import io.serenade.jobs.webhooks.OutboundDeliveries;
import io.serenade.jobs.webhooks.OutboundDeliveries.Page;
import io.serenade.platform.web.JsonResponses;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** The webhooks of a caller's own job. Those of jobs without an owner are shown to the operator only. */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.BACK_END)
@Path("/v1/jobs/{id}/webhook-deliveries")
@Produces(MediaType.APPLICATION_JSON)
public class JobWebhooksResource {
    private static final int MOST = 100;

    @Inject
    private Callers callers;

    @Inject
    private VisibleJobs visible;

    @Inject
    private OutboundDeliveries deliveries;

    @GET
    public Response list(@PathParam("id") String id, @Context HttpServletRequest request) {
        Page page = new Page(Optional.of(own(id, request).id()), Optional.empty(), MOST);
        return JsonResponses.of(200, ListedDeliveries.of(page, deliveries.list(page)))
                .build();
    }

    @POST
    @Path("/{delivery: [0-9]{1,18}}/replay")
    public Response replay(
            @PathParam("id") String id, @PathParam("delivery") long delivery, @Context HttpServletRequest request) {
        Job job = own(id, request);
        return AdminWebhooksResource.replay(
                deliveries.find(delivery).filter(found -> found.jobId().equals(job.id())), deliveries);
    }

    /** Receivers' answers are private to the owner, and knowing a job's id does not prove ownership. */
    private Job own(String id, HttpServletRequest request) {
        if (callers.owner(request).isEmpty()) {
            throw Callers.unauthorized(
                    "Webhooks of a job are shown to whoever ordered it, by the API key or access token"
                            + " sent as Authorization: Bearer …");
        }
        Job job = visible.get(id, request);
        if (job.owner().isEmpty()) {
            throw VisibleJobs.notFound(id);
        }
        return job;
    }
}
