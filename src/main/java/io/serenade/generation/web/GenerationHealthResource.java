package io.serenade.generation.web;

import io.serenade.jobs.health.Health;
import io.serenade.jobs.web.HealthJson;
import io.serenade.platform.web.MicrositeResponses;
import io.serenade.providers.MediaGenerator;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Health for callers of this API: what it needs to take an order and to finish it. */
@Path("/v1/health")
@Produces(MediaType.APPLICATION_JSON)
public class GenerationHealthResource {
    @Inject
    private Health health;

    @Inject
    private MediaGenerator generator;

    @GET
    public Response get() {
        Health.Report report = health.report();
        return MicrositeResponses.json(
                        report.healthy() ? 200 : 503,
                        HealthJson.of(report)
                                .add("provider", generator.models().isEmpty() ? "not configured" : generator.name()))
                .build();
    }
}
