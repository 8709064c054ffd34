package io.serenade.musicvideo.web;

import io.serenade.musicvideo.film.FilmAddresses;
import io.serenade.platform.web.problems.ProblemException;
import io.serenade.platform.web.problems.ProblemType;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/**
 * A finished film as a file. {@link DownloadFilter} hands this address to a servlet, which sends files without a thread
 * for each; a request that still arrives here is redirected to the film.
 */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.BACK_END)
@Path("/v1/jobs/{id}/download")
public class DownloadResource {
    @Inject
    private OwnFilms own;

    @Inject
    private FilmAddresses addresses;

    @GET
    public Response download(@PathParam("id") String id, @Context HttpServletRequest request) {
        return own.get(id, request)
                .film()
                .videoKey()
                .map(addresses::output)
                .map(address -> Response.temporaryRedirect(URI.create(address)).build())
                .orElseThrow(() -> new ProblemException(ProblemType.CONFLICT, "There is no finished video yet."));
    }
}
