package io.serenade.lovesong.web;

import io.serenade.lovesong.RemoveSong;
import io.serenade.lovesong.Reports;
import io.serenade.lovesong.Reports.Report;
import io.serenade.lovesong.Submissions;
import io.serenade.lovesong.Submissions.Entry;
import io.serenade.platform.ServerSettings;
import io.serenade.platform.web.AdminOnly;
import io.serenade.platform.web.CrossOrigin;
import io.serenade.platform.web.ErrorFormat;
import io.serenade.platform.web.JsonResponses;
import io.serenade.platform.web.MicrositeResponses;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was reported, and how an operator ends it. */
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
    private Reports reports;

    @Inject
    private Submissions submissions;

    @Inject
    private RemoveSong takeDown;

    @Inject
    private ServerSettings server;

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
    public Response dismiss(@PathParam("id") long id) {
        return reports.dismiss(id)
                ? JsonResponses.of(200, Map.of("success", true)).build()
                : MicrositeResponses.failure(404, "not_found", "There is no such open report.");
    }

    @POST
    @Path("/submissions/{id}/take-down")
    public Response takeDown(@PathParam("id") String id) {
        Optional<Entry> entry = submissions.find(id);
        return SongAnswers.absence(entry).orElseGet(() -> {
            takeDown.of(id);
            return SongAnswers.done(id);
        });
    }
}
