package io.serenade.sandbox.tasks;

import io.serenade.platform.SandboxKey;
import io.serenade.platform.web.AdminOnly;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Tells administrators the key with which the stand-ins are tried by hand. */
@Path("key")
@AdminOnly
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SandboxKeyResource {
    @Inject
    SandboxKey key;

    @GET
    public Response show() {
        return Response.ok(Json.createObjectBuilder()
                        .add("key", key.get().reveal())
                        .build()
                        .toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
