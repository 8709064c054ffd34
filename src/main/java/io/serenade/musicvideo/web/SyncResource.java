package io.serenade.musicvideo.web;

import io.serenade.platform.web.JsonResponses;
import io.serenade.platform.web.problems.ProblemException;
import io.serenade.platform.web.problems.ProblemType;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** How close the cuts of a finished film are to their beats, and the proof that its sound is the upload's. */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.BACK_END)
@Path("/v1/jobs/{id}/sync")
@Produces(MediaType.APPLICATION_JSON)
public class SyncResource {
    @Inject
    private OwnFilms own;

    @GET
    public Response get(@PathParam("id") String id, @Context HttpServletRequest request) {
        return JsonResponses.of(
                        200,
                        own.get(id, request)
                                .film()
                                .syncJson()
                                .orElseThrow(() ->
                                        new ProblemException(ProblemType.CONFLICT, "There is no finished video yet.")))
                .build();
    }
}
