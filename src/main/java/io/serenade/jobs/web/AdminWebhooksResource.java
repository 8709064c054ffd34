package io.serenade.jobs.web;

import io.serenade.jobs.webhooks.CallbackAddresses;
import io.serenade.jobs.webhooks.OutboundDeliveries;
import io.serenade.jobs.webhooks.OutboundDeliveries.Page;
import io.serenade.jobs.webhooks.OutboundDelivery;
import io.serenade.jobs.webhooks.OutboundWebhooks;
import io.serenade.jobs.webhooks.WebhookBodies;
import io.serenade.jobs.webhooks.WebhookTry;
import io.serenade.platform.operators.OperatorAct;
import io.serenade.platform.web.JsonResponses;
import io.serenade.platform.web.body.AcceptsJson;
import io.serenade.platform.web.body.RequestBody;
import io.serenade.platform.web.operators.AdminOnly;
import io.serenade.platform.web.operators.OperatorCheck;
import io.serenade.platform.web.problems.ProblemType;
import io.serenade.platform.web.problems.Problems;
import io.serenade.platform.web.problems.Problems.FieldError;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The webhooks that were sent, for the operator, who may replay one and test an address. */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.NONE)
@Path("/admin/webhook-deliveries")
@Produces(MediaType.APPLICATION_JSON)
@AdminOnly
public class AdminWebhooksResource {
    /** The result of a test. */
    @JsonbPropertyOrder({"delivered", "status", "milliseconds", "answer", "problem"})
    public record Tested(
            boolean delivered, Optional<Integer> status, long milliseconds, String answer, Optional<String> problem) {
        static Tested of(WebhookTry done) {
            return new Tested(
                    done.problem().isEmpty(), done.status(), done.took().toMillis(), done.answer(), done.problem());
        }
    }

    @Inject
    private OutboundDeliveries deliveries;

    @Inject
    private OutboundWebhooks webhooks;

    @Inject
    private WebhookBodies products;

    @Inject
    private CallbackAddresses addresses;

    @Inject
    private Event<OperatorAct> acts;

    @GET
    public Response list(@Context UriInfo uri) {
        Page page = DeliveryQuery.read(uri.getQueryParameters());
        return JsonResponses.of(200, ListedDeliveries.of(page, deliveries.list(page)))
                .build();
    }

    @POST
    @Path("/{id: [0-9]{1,18}}/replay")
    public Response replay(@PathParam("id") long id, @Context HttpServletRequest request) {
        Optional<OutboundDelivery> found = deliveries.find(id);
        Response answer = replay(found, deliveries);
        found.ifPresent(delivery -> acts.fire(OperatorAct.onJob(
                OperatorCheck.operator(request), "replay", delivery.jobId(), answer.getStatus() == 202)));
        return answer;
    }

    static Response replay(Optional<OutboundDelivery> found, OutboundDeliveries deliveries) {
        if (found.isEmpty()) {
            return Problems.notFound("There is no such delivery; they are kept for thirty days.");
        }
        if (!deliveries.replay(found.get())) {
            return Problems.of(
                    ProblemType.CONFLICT, "This webhook is being sent at this moment. Please look again in a minute.");
        }
        return JsonResponses.of(202, deliveries.find(found.get().id()).orElse(found.get()))
                .build();
    }

    @POST
    @Path("/test")
    @AcceptsJson(maxBytes = 8_192, advice = "A test needs url and product only.")
    public Response test(@Context HttpServletRequest request) {
        JsonObject order = RequestBody.of(request).json();
        String url = text(order, "url");
        String product = text(order, "product");
        List<FieldError> errors = new ArrayList<>();
        addresses.problemOf(url).ifPresent(problem -> errors.add(new FieldError("url", problem)));
        if (products.find(product).isEmpty()) {
            errors.add(new FieldError("product", "Must be one of " + String.join(", ", products.names()) + "."));
        }
        if (!errors.isEmpty()) {
            return Problems.invalid(errors);
        }
        URI address = URI.create(url);
        acts.fire(OperatorAct.of(OperatorCheck.operator(request), "test webhook", product, address.getHost()));
        return JsonResponses.of(
                        200, Tested.of(webhooks.sendTest(products.find(product).orElseThrow(), address)))
                .build();
    }

    private static String text(JsonObject order, String name) {
        return order.get(name) instanceof JsonString text ? text.getString().strip() : "";
    }
}
