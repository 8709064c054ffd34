package io.serenade.operators.web;

import io.serenade.operators.Operations;
import io.serenade.platform.web.JsonResponses;
import io.serenade.platform.web.operators.AdminOnly;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The queue at a glance, for programs of the operator. */
@ErrorFormat(ErrorFormat.Form.MICROSITE)
@CrossOrigin(CrossOrigin.Access.NONE)
@Path("/admin/overview")
@Produces(MediaType.APPLICATION_JSON)
@AdminOnly
public class OverviewResource {
    @Inject
    private Operations operations;

    @GET
    public Response get() {
        return JsonResponses.of(200, operations.overview()).build();
    }
}
