package io.serenade.accounts.web;

import io.serenade.accounts.ApiKeyForm;
import io.serenade.accounts.ApiKeys;
import io.serenade.accounts.ApiKeys.Created;
import io.serenade.platform.operators.Operator;
import io.serenade.platform.operators.OperatorAct;
import io.serenade.platform.operators.OperatorRole;
import io.serenade.platform.web.JsonResponses;
import io.serenade.platform.web.body.AcceptsJson;
import io.serenade.platform.web.body.RequestBody;
import io.serenade.platform.web.operators.AdminOnly;
import io.serenade.platform.web.operators.OperatorCheck;
import io.serenade.platform.web.problems.Problems;
import io.serenade.platform.web.problems.Problems.FieldError;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
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
import java.util.Map;

/** The operator makes, lists and revokes the keys of back ends; a key itself is shown once, when it is made. */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.NONE)
@Path("/admin/api-keys")
@Produces(MediaType.APPLICATION_JSON)
@AdminOnly(toChange = OperatorRole.ADMIN)
public class ApiKeysResource {
    private static final Logger LOG = System.getLogger(ApiKeysResource.class.getName());

    @Inject
    private ApiKeys keys;

    @Inject
    private Event<OperatorAct> acts;

    @POST
    @AcceptsJson(maxBytes = 4_096, advice = "A key needs name and limit_per_hour only.")
    public Response create(@Context HttpServletRequest request) {
        JsonObject order = RequestBody.of(request).json();
        List<FieldError> errors = ApiKeyJson.errorsOf(order);
        return errors.isEmpty()
                ? created(ApiKeyJson.read(order), OperatorCheck.operator(request))
                : Problems.invalid(errors);
    }

    private Response created(ApiKeyForm form, Operator operator) {
        Created created = keys.create(form);
        acts.fire(OperatorAct.of(
                operator, "make API key", created.key().id(), created.key().name()));
        LOG.log(
                Level.INFO,
                "API key {0} ({1}…) was made",
                created.key().id(),
                created.key().prefix());
        return JsonResponses.of(201, ApiKeyAnswer.of(created)).build();
    }

    @GET
    public Response list() {
        List<ApiKeyAnswer> all = keys.list().stream().map(ApiKeyAnswer::of).toList();
        return JsonResponses.of(200, Map.of("keys", all)).build();
    }

    @DELETE
    @Path("/{id}")
    public Response revoke(@PathParam("id") String id, @Context HttpServletRequest request) {
        if (id.indexOf('\0') >= 0 || !keys.revoke(id)) {
            return Problems.notFound("There is no API key with this id.");
        }
        acts.fire(OperatorAct.of(OperatorCheck.operator(request), "revoke API key", id, ""));
        LOG.log(Level.INFO, "API key {0} was revoked", id);
        return Response.noContent().build();
    }
}
