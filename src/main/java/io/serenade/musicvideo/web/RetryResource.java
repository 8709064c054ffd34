package io.serenade.musicvideo.web;

import io.serenade.musicvideo.RetryFilm;
import io.serenade.musicvideo.ReviseFilm.Answer;
import io.serenade.musicvideo.film.Films.QuotaException;
import io.serenade.platform.web.problems.ProblemException;
import io.serenade.platform.web.problems.ProblemType;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Continues a failed film. */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.BACK_END)
@Path("/v1/jobs/{id}/retry")
@Produces(MediaType.APPLICATION_JSON)
public class RetryResource {
    @Inject
    private OwnFilms own;

    @Inject
    private RetryFilm retry;

    @Inject
    private Revisions revisions;

    @POST
    public Response retry(@PathParam("id") String id, @Context HttpServletRequest request) {
        own.get(id, request);
        try {
            if (!retry.retry(id)) {
                throw new ProblemException(
                        ProblemType.CONFLICT,
                        "Only a video that has failed, and whose error is retryable, can be tried again.");
            }
            return revisions.answer(id, Answer.TAKEN);
        } catch (QuotaException full) {
            return revisions.answer(id, Answer.NO_ROOM);
        }
    }
}
