package io.serenade.generation.web;

import io.serenade.accounts.Caller;
import io.serenade.accounts.CallerLimits;
import io.serenade.accounts.CallerLimits.LimitException;
import io.serenade.accounts.Callers;
import io.serenade.generation.AcceptGeneration;
import io.serenade.generation.GenerationSettings;
import io.serenade.generation.Generations;
import io.serenade.jobs.web.AwaitJob;
import io.serenade.jobs.web.AwaitJob.Waiter;
import io.serenade.jobs.web.OrderHeaders;
import io.serenade.platform.web.ClientAddress;
import io.serenade.platform.web.JsonResponses;
import io.serenade.platform.web.Preferences;
import io.serenade.platform.web.body.AcceptsJson;
import io.serenade.platform.web.body.RequestBody;
import io.serenade.platform.web.problems.MicrositeResponses;
import io.serenade.platform.web.problems.Problems;
import io.serenade.platform.web.problems.Problems.FieldError;
import io.serenade.platform.web.problems.RateLimitHeaders;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.List;

/** Accepts orders. */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.BACK_END)
@Path("/v1/generate")
@Produces(MediaType.APPLICATION_JSON)
public class GenerateResource {
    private static final String POLICY = "generate";
    private static final int RETRY_SECONDS = 5;

    @Inject
    private Callers callers;

    @Inject
    private GenerationSettings settings;

    @Inject
    private OrderReader reader;

    @Inject
    private AcceptGeneration acceptance;

    @Inject
    private Generations generations;

    @Inject
    private GenerationJson json;

    @Inject
    private CallerLimits limits;

    @Inject
    private AwaitJob waiting;

    @Inject
    private ClientAddress addresses;

    /** The answer to an accepted order. */
    @JsonbPropertyOrder({"jobId", "status", "message"})
    public record Pending(String jobId, String status, String message) {}

    @POST
    @AcceptsJson(maxBytes = 512 * 1024, advice = "Send pictures by their address, not in the body.")
    public void generate(@Context HttpServletRequest request, @Suspended AsyncResponse answer) {
        reader.refuseUnlessConfigured();
        Caller caller = callers.orderer(request, settings.orders());
        OrderHeaders.checkKey(request);
        RequestBody body = RequestBody.of(request);
        OrderReader.Read read = reader.read(body.json());
        List<FieldError> errors = read.errors();
        if (!errors.isEmpty()) {
            answer.resume(Problems.invalid(errors));
            return;
        }
        try {
            String id = acceptance.accept(read.order().orElseThrow(), caller, OrderHeaders.key(request, caller, body));
            answer(id, caller, OrderHeaders.preferences(request), addresses.keyOf(request), answer);
        } catch (LimitException e) {
            answer.resume(Problems.quotaExceeded(POLICY, Caller.WINDOW, e.verdict()));
        }
    }

    private void answer(String id, Caller caller, Preferences preferences, String address, AsyncResponse answer) {
        if (preferences.longest().isEmpty()) {
            answer.resume(told(pending(id, 201), id, caller, preferences));
        } else {
            waiting.hold(
                    id,
                    Waiter.of(caller, address),
                    preferences.longest().get(),
                    answer,
                    ended -> told(ended ? finished(id) : pending(id, 202), id, caller, preferences));
        }
    }

    private ResponseBuilder finished(String id) {
        return MicrositeResponses.json(201, json.status(generations.find(id).orElseThrow()));
    }

    private static ResponseBuilder pending(String id, int status) {
        ResponseBuilder answer = JsonResponses.of(
                status, new Pending(id, "pending", "Job created successfully. Use job ID " + id + " to check status."));
        return status == 202 ? answer.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS) : answer;
    }

    private Response told(ResponseBuilder answer, String id, Caller caller, Preferences preferences) {
        preferences.applied().ifPresent(applied -> answer.header(Preferences.APPLIED, applied));
        answer.header(HttpHeaders.LOCATION, "/api/v1/status/" + id);
        return RateLimitHeaders.add(answer, POLICY, Caller.WINDOW, limits.peek(caller))
                .build();
    }
}
