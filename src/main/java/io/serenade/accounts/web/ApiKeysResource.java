package io.serenade.accounts.web;

import io.serenade.accounts.ApiKeyForm;
import io.serenade.accounts.ApiKeys;
import io.serenade.accounts.ApiKeys.Created;
import io.serenade.platform.web.AdminOnly;
import io.serenade.platform.web.MicrositeResponses;
import io.serenade.platform.web.Problems;
import io.serenade.platform.web.Problems.FieldError;
import io.serenade.platform.web.RequestBody;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/** The operator makes, lists and revokes the keys of back ends; a key itself is told once, when it is made. */
@Path("/admin/api-keys")
@Produces(MediaType.APPLICATION_JSON)
@AdminOnly
public class ApiKeysResource {
    private static final Logger LOG = System.getLogger(ApiKeysResource.class.getName());
    private static final int MOST_BYTES = 4_096;

    @Inject
    private ApiKeys keys;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@Context HttpServletRequest request) {
        JsonObject order = RequestBody.read(request, MOST_BYTES, "A key needs name and limit_per_hour only.")
                .json();
        List<FieldError> errors = ApiKeyJson.errorsOf(order);
        return errors.isEmpty() ? created(ApiKeyJson.read(order)) : Problems.invalid(errors);
    }

    private Response created(ApiKeyForm form) {
        Created created = keys.create(form);
        LOG.log(
                Level.INFO,
                "API key {0} ({1}…) was made",
                created.key().id(),
                created.key().prefix());
        return MicrositeResponses.json(
                        201,
                        ApiKeyJson.write(created.key())
                                .add("key", created.secret().reveal()))
                .build();
    }

    @GET
    public Response list() {
        JsonArrayBuilder list = Json.createArrayBuilder();
        keys.list().forEach(key -> list.add(ApiKeyJson.write(key)));
        return MicrositeResponses.json(200, Json.createObjectBuilder().add("keys", list))
                .build();
    }

    @DELETE
    @Path("/{id}")
    public Response revoke(@PathParam("id") String id) {
        if (id.indexOf('\0') >= 0 || !keys.revoke(id)) {
            return Problems.notFound("There is no API key with this id.");
        }
        LOG.log(Level.INFO, "API key {0} was revoked", id);
        return Response.noContent().build();
    }
}
