package io.serenade.lovesong.web;

import io.serenade.jobs.calls.ProviderSlots;
import io.serenade.jobs.engine.Nodes;
import io.serenade.lovesong.Submissions;
import io.serenade.platform.web.JsonResponses;
import io.serenade.platform.web.operators.AdminOnly;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import io.serenade.providers.SongGenerator;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** The queue of songs at a glance, for operators. */
@ErrorFormat(ErrorFormat.Form.MICROSITE)
@CrossOrigin(CrossOrigin.Access.NONE)
@Path("/admin/queue-status")
@Produces(MediaType.APPLICATION_JSON)
@AdminOnly
public class AdminQueueResource {
    /** The answer, in the form of docs/api.md. */
    @JsonbPropertyOrder({
        "pendingSubmissions",
        "processingSubmissions",
        "activeTasks",
        "sonautoCredits",
        "lastCreditsCheck"
    })
    public record QueueStatus(
            int pendingSubmissions,
            int processingSubmissions,
            int activeTasks,
            OptionalLong sonautoCredits,
            Optional<Instant> lastCreditsCheck) {}

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
        QueueStatus status = new QueueStatus(
                submissions.countPending(),
                submissions.countProcessing(),
                nodes.activeTasks(),
                credits.amount(),
                credits.checkedAt());
        return JsonResponses.of(200, status).build();
    }
}
