package io.serenade.lovesong.web;

import io.serenade.lovesong.wall.Wall;
import io.serenade.lovesong.wall.Wall.WallRecord;
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

/** What may hang on the wall, as the operator decides. */
@ErrorFormat(ErrorFormat.Form.MICROSITE)
@CrossOrigin(CrossOrigin.Access.NONE)
@Path("/admin/wall")
@Produces(MediaType.APPLICATION_JSON)
@AdminOnly
public class AdminWallResource {
    /** A record whose maker wants it on the wall. */
    @JsonbPropertyOrder({"sessionId", "petName", "ownerName", "askedAt", "resultUrl"})
    public record Asked(String sessionId, String petName, String ownerName, Instant askedAt, String resultUrl) {}

    @Inject
    private Wall wall;

    @Inject
    private ServerSettings server;

    @Inject
    private Event<OperatorAct> acts;

    @GET
    public Response list() {
        List<Asked> waiting = wall.listWaiting().stream().map(this::asked).toList();
        return JsonResponses.of(200, Map.of("waiting", waiting)).build();
    }

    private Asked asked(WallRecord record) {
        return new Asked(
                record.sessionId(),
                record.petName(),
                record.ownerName(),
                record.askedAt(),
                server.publicBaseUrl() + "/result/" + record.sessionId());
    }

    @POST
    @Path("/{id}/show")
    public Response show(@PathParam("id") String id, @Context HttpServletRequest request) {
        return decided("show on the wall", id, wall.show(id), request);
    }

    @POST
    @Path("/{id}/refuse")
    public Response refuse(@PathParam("id") String id, @Context HttpServletRequest request) {
        return decided("refuse for the wall", id, wall.refuse(id), request);
    }

    private Response decided(String act, String id, boolean known, HttpServletRequest request) {
        acts.fire(OperatorAct.onJob(OperatorCheck.operator(request), act, id, known));
        return known
                ? SongAnswers.done(id)
                : MicrositeResponses.failure(404, "not_found", "Nobody asked for a place on the wall for this song.");
    }
}
