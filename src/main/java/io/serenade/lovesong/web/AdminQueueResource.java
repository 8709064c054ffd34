package io.serenade.lovesong.web;

import io.serenade.jobs.calls.ProviderSlots;
import io.serenade.jobs.engine.Nodes;
import io.serenade.lovesong.Submissions;
import io.serenade.platform.web.AdminOnly;
import io.serenade.platform.web.MicrositeResponses;
import io.serenade.providers.SongGenerator;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The queue at a glance, for operators. */
@Path("/admin/queue-status")
@Produces(MediaType.APPLICATION_JSON)
@AdminOnly
public class AdminQueueResource {
    @Inject
    private Submissions submissions;

    @Inject
    private Nodes nodes;

    @Inject
    private ProviderSlots slots;

    @Inject
    private SongGenerator generator;

    @GET
    public Response get() {
        ProviderSlots.Credits credits = slots.standing(generator.name()).credits();
        JsonObjectBuilder body = Json.createObjectBuilder()
                .add("pending_submissions", submissions.countPending())
                .add("processing_submissions", submissions.countProcessing())
                .add("active_tasks", nodes.activeTasks());
        credits.amount()
                .ifPresentOrElse(amount -> body.add("sonauto_credits", amount), () -> body.addNull("sonauto_credits"));
        credits.checkedAt()
                .ifPresentOrElse(
                        at -> body.add("last_credits_check", at.toString()), () -> body.addNull("last_credits_check"));
        return MicrositeResponses.json(200, body).build();
    }
}
