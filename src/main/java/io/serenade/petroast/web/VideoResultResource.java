package io.serenade.petroast.web;

import io.serenade.petroast.Roasts.Entry;
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

/** Where the finished video is, or why there is none. */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.BACK_END)
@Path("/video-result/{job_id}")
@Produces(MediaType.APPLICATION_JSON)
public class VideoResultResource {
    private static final int ASK_AGAIN_SECONDS = 5;

    @Inject
    private VisibleRoasts roasts;

    @Inject
    private RoastJson json;

    @GET
    public Response result(@PathParam("job_id") String id, @Context HttpServletRequest request) {
        return roasts.find(id, request).map(this::answer).orElseGet(RoastErrors::unknownJob);
    }

    private Response answer(Entry entry) {
        return switch (entry.status()) {
            case QUEUED, PROCESSING -> RoastErrors.stillProcessing(ASK_AGAIN_SECONDS);
            case COMPLETED, FAILED -> JsonResponses.of(200, json.result(entry)).build();
        };
    }
}
