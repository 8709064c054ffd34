package io.serenade.musicvideo.web;

import io.serenade.musicvideo.film.Film;
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

/** What a film shows when. */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.BACK_END)
@Path("/v1/jobs/{id}/plan")
@Produces(MediaType.APPLICATION_JSON)
public class PlanResource {
    @Inject
    private OwnFilms own;

    @GET
    public Response get(@PathParam("id") String id, @Context HttpServletRequest request) {
        Film film = own.get(id, request).film();
        return JsonResponses.of(
                        200,
                        film.planJson()
                                .orElseThrow(() -> new ProblemException(
                                        ProblemType.CONFLICT,
                                        "The scenes are not planned yet. Please ask again in a moment.")))
                .build();
    }
}
