package io.serenade.lovesong.web;

import io.serenade.jobs.health.Health;
import io.serenade.jobs.web.HealthAnswer;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** The health answer of docs/api.md. */
@ErrorFormat(ErrorFormat.Form.MICROSITE)
@CrossOrigin(CrossOrigin.Access.SITE)
@Path("/health")
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {
    @Inject
    private Health health;

    @GET
    public Response get() {
        return HealthAnswer.of(health.report(), Optional.empty());
    }
}
