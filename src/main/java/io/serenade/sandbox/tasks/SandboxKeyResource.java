package io.serenade.sandbox.tasks;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.platform.keys.SandboxKey;
import io.serenade.platform.operators.OperatorRole;
import io.serenade.platform.web.operators.AdminOnly;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Gives administrators the key for trying the stand-ins by hand. */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.NONE)
@Path("key")
@AdminOnly(toRead = OperatorRole.ADMIN)
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SandboxKeyResource {
    @Inject
    SandboxKey key;

    @GET
    public Response show() {
        return Response.ok(JSON.createObjectBuilder()
                        .add("key", key.get().reveal())
                        .build()
                        .toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
