package io.serenade.musicvideo.web;

import io.serenade.musicvideo.ReviseFilm;
import io.serenade.musicvideo.ReviseFilm.Answer;
import io.serenade.platform.web.problems.ProblemException;
import io.serenade.platform.web.problems.ProblemType;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * The change that is being made to a finished film, which can be withdrawn. Whoever deletes the job instead, at the moment at
 * which the change is made, deletes the film.
 */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.BACK_END)
@Path("/v1/jobs/{id}/change")
@Produces(MediaType.APPLICATION_JSON)
public class ChangeResource {
    @Inject
    private OwnFilms own;

    @Inject
    private ReviseFilm revise;

    @Inject
    private Revisions revisions;

    @DELETE
    public Response withdraw(@PathParam("id") String id, @Context HttpServletRequest request) {
        own.get(id, request);
        if (revise.withdraw(id) != Answer.TAKEN) {
            throw new ProblemException(ProblemType.CONFLICT, "No change of this video is being made.");
        }
        return revisions.present(id, 200);
    }
}
