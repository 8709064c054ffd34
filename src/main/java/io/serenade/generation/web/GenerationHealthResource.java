package io.serenade.generation.web;

import io.serenade.jobs.health.Health;
import io.serenade.jobs.web.HealthAnswer;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import io.serenade.providers.MediaGenerator;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Health for callers of this API: what it needs to take an order and to finish it. */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.BACK_END)
@Path("/v1/health")
@Produces(MediaType.APPLICATION_JSON)
public class GenerationHealthResource {
    @Inject
    private Health health;

    @Inject
    private MediaGenerator generator;

    @GET
    public Response get() {
        String provider = generator.models().isEmpty() ? "not configured" : generator.name();
        return HealthAnswer.of(health.report(), Optional.of(provider));
    }
}
