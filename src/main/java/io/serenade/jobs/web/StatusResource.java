package io.serenade.jobs.web;

import io.serenade.jobs.Job;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import io.serenade.platform.web.routes.OpenOrigins;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The status of a job. */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(value = CrossOrigin.Access.BACK_END, answersTell = true)
@Path("/v1/status/{id}")
@Produces(MediaType.APPLICATION_JSON)
public class StatusResource {
    @Inject
    private VisibleJobs jobs;

    @Inject
    private JobRepresentations representations;

    @Inject
    private OpenOrigins origins;

    @GET
    public Response get(
            @PathParam("id") String id, @Context HttpServletRequest request, @Context HttpServletResponse response) {
        Job job = jobs.get(id, request);
        JobRepresentation representation = representations.get(job);
        origins.allow(representation.crossOrigin(), request, response);
        return JobsResource.answer(200, representation.status(job));
    }
}
