package io.serenade.sandbox.replicate;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Replicate's answers about its models, the account and the key that webhooks are signed with. */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.NONE)
@Path("replicate/v1")
@RequestScoped
@ReplicateKeyRequired
@Produces(MediaType.APPLICATION_JSON)
public class StubModelsResource {
    @Inject
    ReplicateWebhookKey webhookKey;

    @GET
    @Path("models/{owner}/{name}")
    public String model(@PathParam("owner") String owner, @PathParam("name") String name) {
        return find(owner, name).toJson().toString();
    }

    @GET
    @Path("models/{owner}/{name}/versions/{version}")
    public String version(
            @PathParam("owner") String owner, @PathParam("name") String name, @PathParam("version") String version) {
        StubModel model = find(owner, name);
        if (!model.version().equals(version)) {
            throw ReplicateErrors.notFound();
        }
        return model.versionJson().toString();
    }

    @GET
    @Path("webhooks/default/secret")
    public String webhookSecret() {
        return JSON.createObjectBuilder()
                .add("key", webhookKey.get().reveal())
                .build()
                .toString();
    }

    @GET
    @Path("account")
    public String account() {
        return JSON.createObjectBuilder()
                .add("type", "organization")
                .add("username", "sandbox")
                .add("name", "Sandbox")
                .add("github_url", JsonValue.NULL)
                .add("avatar_url", JsonValue.NULL)
                .build()
                .toString();
    }

    private static StubModel find(String owner, String name) {
        return StubModels.find(owner, name).orElseThrow(ReplicateErrors::notFound);
    }
}
