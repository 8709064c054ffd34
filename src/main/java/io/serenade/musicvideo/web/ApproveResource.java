package io.serenade.musicvideo.web;

import io.serenade.musicvideo.ReviseFilm;
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

/** Approves the animatic of a film, so that its clips are made. */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.BACK_END)
@Path("/v1/jobs/{id}/approve")
@Produces(MediaType.APPLICATION_JSON)
public class ApproveResource {
    @Inject
    private OwnFilms own;

    @Inject
    private ReviseFilm revise;

    @Inject
    private Revisions revisions;

    @POST
    public Response approve(@PathParam("id") String id, @Context HttpServletRequest request) {
        own.get(id, request);
        return revisions.answer(id, revise.approve(id));
    }
}
