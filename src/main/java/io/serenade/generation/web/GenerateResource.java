package io.serenade.generation.web;

import io.serenade.generation.AcceptGeneration;
import io.serenade.generation.AcceptGeneration.KeyReusedException;
import io.serenade.generation.Caller;
import io.serenade.generation.Generations;
import io.serenade.generation.Generations.LimitException;
import io.serenade.jobs.web.AwaitJob;
import io.serenade.platform.web.ClientAddress;
import io.serenade.platform.web.MicrositeResponses;
import io.serenade.platform.web.Preferences;
import io.serenade.platform.web.ProblemException;
import io.serenade.platform.web.ProblemType;
import io.serenade.platform.web.Problems;
import io.serenade.platform.web.Problems.FieldError;
import io.serenade.platform.web.RateLimitHeaders;
import io.serenade.platform.web.RequestBody;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HeaderParam;
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
import java.util.Optional;

/** Takes orders. */
@Path("/v1/generate")
@Produces(MediaType.APPLICATION_JSON)
public class GenerateResource {
    private static final String POLICY = "generate";
    private static final int RETRY_SECONDS = 5;
    private static final int MOST_BYTES = 512 * 1024;

    @Inject
    private Callers callers;

    @Inject
    private OrderReader reader;

    @Inject
    private AcceptGeneration acceptance;

    @Inject
    private Generations generations;

    @Inject
    private GenerationJson json;

    @Inject
    private AwaitJob waiting;

    @Inject
    private ClientAddress addresses;

    @POST
    public void generate(
            @Context HttpServletRequest request,
            @Context HttpHeaders headers,
            @HeaderParam("Idempotency-Key") String key,
            @Suspended AsyncResponse answer) {
        reader.refuseUnlessConfigured();
        Caller caller = callers.maker(request);
        if (key != null && !key.matches("[\\x21-\\x7e]{1,255}")) {
            throw new ProblemException(
                    ProblemType.BAD_REQUEST, "Idempotency-Key must have 1 to 255 visible ASCII characters.");
        }
        RequestBody.Parsed body =
                RequestBody.read(request, MOST_BYTES, "Send pictures by their address, not in the body.");
        OrderReader.Read read = reader.read(body.json());
        List<FieldError> errors = read.errors();
        if (!errors.isEmpty()) {
            answer.resume(Problems.invalid(errors));
            return;
        }
        try {
            String id =
                    acceptance.accept(read.order().orElseThrow(), caller, Optional.ofNullable(key), body.fingerprint());
            answer(id, caller, preferences(headers), addresses.keyOf(request), answer);
        } catch (KeyReusedException e) {
            throw new ProblemException(
                    ProblemType.IDEMPOTENCY_KEY_REUSED, "This Idempotency-Key was used for another order before.", e);
        } catch (LimitException e) {
            answer.resume(Problems.quotaExceeded(POLICY, Caller.WINDOW, e.verdict()));
        }
    }

    private static Preferences preferences(HttpHeaders headers) {
        List<String> preferred = headers.getRequestHeader(Preferences.HEADER);
        return Preferences.of(preferred == null ? List.of() : preferred);
    }

    private void answer(String id, Caller caller, Preferences preferences, String address, AsyncResponse answer) {
        if (preferences.longest().isEmpty()) {
            answer.resume(told(pending(id, 201), id, caller, preferences));
        } else {
            waiting.hold(
                    id,
                    address,
                    preferences.longest().get(),
                    answer,
                    ended -> told(ended ? finished(id) : pending(id, 202), id, caller, preferences));
        }
    }

    private ResponseBuilder finished(String id) {
        return MicrositeResponses.json(201, json.status(generations.find(id).orElseThrow()));
    }

    private static ResponseBuilder pending(String id, int status) {
        ResponseBuilder answer = MicrositeResponses.json(
                status,
                Json.createObjectBuilder()
                        .add("job_id", id)
                        .add("status", "pending")
                        .add("message", "Job created successfully. Use job ID " + id + " to check status."));
        return status == 202 ? answer.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS) : answer;
    }

    private Response told(ResponseBuilder answer, String id, Caller caller, Preferences preferences) {
        preferences.applied().ifPresent(applied -> answer.header(Preferences.APPLIED, applied));
        answer.header(HttpHeaders.LOCATION, "/api/v1/status/" + id);
        return RateLimitHeaders.add(answer, POLICY, Caller.WINDOW, generations.peek(caller))
                .build();
    }
}
