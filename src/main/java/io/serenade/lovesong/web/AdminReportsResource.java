package io.serenade.lovesong.web;

import io.serenade.lovesong.RemoveSong;
import io.serenade.lovesong.Reports;
import io.serenade.lovesong.Reports.Report;
import io.serenade.lovesong.Submissions;
import io.serenade.lovesong.Submissions.Entry;
import io.serenade.platform.operators.OperatorAct;
import io.serenade.platform.settings.ServerSettings;
import io.serenade.platform.web.JsonResponses;
import io.serenade.platform.web.operators.AdminOnly;
import io.serenade.platform.web.operators.OperatorCheck;
import io.serenade.platform.web.problems.MicrositeResponses;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists reports, and lets an operator dismiss a report or remove its song. */
@ErrorFormat(ErrorFormat.Form.MICROSITE)
@CrossOrigin(CrossOrigin.Access.NONE)
@Path("/admin")
@Produces(MediaType.APPLICATION_JSON)
@AdminOnly
public class AdminReportsResource {
    /** An open report. */
    @JsonbPropertyOrder({"id", "sessionId", "reason", "words", "createdAt", "petName", "ownerName", "resultUrl"})
    public record Reported(
            long id,
            String sessionId,
            String reason,
            String words,
            Instant createdAt,
            String petName,
            String ownerName,
            String resultUrl) {}

    @Inject
    Reports reports;

    @Inject
    Submissions submissions;

    @Inject
    RemoveSong takeDown;

    @Inject
    ServerSettings server;

    @Inject
    Event<OperatorAct> acts;

    @GET
    @Path("/reports")
    public Response list() {
        List<Reported> open = reports.listOpen().stream().map(this::shown).toList();
        return JsonResponses.of(200, Map.of("reports", open)).build();
    }

    private Reported shown(Report report) {
        return new Reported(
                report.id(),
                report.sessionId(),
                report.reason().word(),
                report.words(),
                report.at(),
                report.petName(),
                report.ownerName(),
                server.publicBaseUrl() + "/result/" + report.sessionId());
    }

    @POST
    @Path("/reports/{id: [0-9]{1,18}}/dismiss")
    public Response dismiss(@PathParam("id") long id, @Context HttpServletRequest request) {
        Optional<String> song = reports.dismiss(id);
        if (song.isEmpty()) {
            return MicrositeResponses.failure(404, "not_found", "There is no such open report.");
        }
        acts.fire(OperatorAct.of(OperatorCheck.operator(request), "dismiss report", song.get(), "report " + id));
        return JsonResponses.of(200, Map.of("success", true)).build();
    }

    @POST
    @Path("/submissions/{id}/take-down")
    public Response takeDown(@PathParam("id") String id, @Context HttpServletRequest request) {
        Optional<Entry> entry = submissions.find(id);
        return SongAnswers.absence(entry).orElseGet(() -> {
            acts.fire(OperatorAct.onJob(OperatorCheck.operator(request), "take-down", id, takeDown.of(id)));
            return SongAnswers.done(id);
        });
    }
}
