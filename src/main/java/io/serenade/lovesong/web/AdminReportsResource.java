package io.serenade.lovesong.web;

import io.serenade.lovesong.RemoveSong;
import io.serenade.lovesong.Reports;
import io.serenade.lovesong.Reports.Report;
import io.serenade.lovesong.Submissions;
import io.serenade.lovesong.Submissions.Entry;
import io.serenade.platform.ServerSettings;
import io.serenade.platform.web.AdminOnly;
import io.serenade.platform.web.MicrositeResponses;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** What was reported, and how an operator ends it. */
@Path("/admin")
@Produces(MediaType.APPLICATION_JSON)
@AdminOnly
public class AdminReportsResource {
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
        JsonArrayBuilder open = Json.createArrayBuilder();
        reports.listOpen().forEach(report -> open.add(json(report)));
        return MicrositeResponses.json(200, Json.createObjectBuilder().add("reports", open))
                .build();
    }

    private JsonObjectBuilder json(Report report) {
        return Json.createObjectBuilder()
                .add("id", report.id())
                .add("session_id", report.sessionId())
                .add("reason", report.reason().word())
                .add("words", report.words())
                .add("created_at", report.at().toString())
                .add("pet_name", report.petName())
                .add("owner_name", report.ownerName())
                .add("result_url", server.publicBaseUrl() + "/result/" + report.sessionId());
    }

    @POST
    @Path("/reports/{id: [0-9]{1,18}}/dismiss")
    public Response dismiss(@PathParam("id") long id) {
        return reports.dismiss(id)
                ? MicrositeResponses.json(200, Json.createObjectBuilder().add("success", true))
                        .build()
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
