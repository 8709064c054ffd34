package io.serenade.musicvideo.web;

import io.serenade.musicvideo.lyrics.Karaoke;
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
import jakarta.ws.rs.core.Response;

/** The words of a film's song as captions that follow the singing. */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.BACK_END)
@Path("/v1/jobs/{id}/captions.vtt")
public class CaptionsResource {
    @Inject
    private OwnFilms own;

    @GET
    @Produces("text/vtt")
    public Response get(@PathParam("id") String id, @Context HttpServletRequest request) {
        String text = own.get(id, request)
                .film()
                .lyrics()
                .map(Karaoke::vtt)
                .orElseThrow(() -> new ProblemException(ProblemType.CONFLICT, "The song is still being analysed."));
        return Response.ok(text, "text/vtt;charset=UTF-8")
                .header("Cache-Control", "private, no-cache")
                .build();
    }
}
