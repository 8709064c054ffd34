package io.serenade.lovesong.web;

import io.serenade.jobs.health.Health;
import io.serenade.jobs.web.HealthJson;
import io.serenade.platform.web.MicrositeResponses;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Health in the shape of docs/api.md with honest names. */
@Path("/health")
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {
    @Inject
    private Health health;

    @GET
    public Response get() {
        Health.Report report = health.report();
        return MicrositeResponses.json(report.healthy() ? 200 : 503, HealthJson.of(report))
                .build();
    }
}
