package io.serenade.petroast.web;

import io.serenade.platform.web.JsonResponses;
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

/** The status of a video, for clients that poll every few seconds. */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.BACK_END)
@Path("/video-status/{job_id}")
@Produces(MediaType.APPLICATION_JSON)
public class VideoStatusResource {
    @Inject
    private VisibleRoasts roasts;

    @Inject
    private RoastJson json;

    @GET
    public Response status(@PathParam("job_id") String id, @Context HttpServletRequest request) {
        return roasts.find(id, request)
                .map(entry -> JsonResponses.of(200, json.status(entry)).build())
                .orElseGet(RoastErrors::unknownJob);
    }
}
