package io.serenade.generation.web;

import io.serenade.generation.AcceptGeneration;
import io.serenade.generation.AcceptGeneration.KeyReusedException;
import io.serenade.generation.Caller;
import io.serenade.generation.GenerationOrder;
import io.serenade.generation.Generations;
import io.serenade.generation.Generations.LimitException;
import io.serenade.platform.web.MicrositeResponses;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** Takes orders: specification 3, "Generate Media". */
@Path("/v1/generate")
@Produces(MediaType.APPLICATION_JSON)
public class GenerateResource {
    private static final String POLICY = "generate";
    private static final int MOST_BYTES = 512 * 1024;

    @Inject
    private Callers callers;

    @Inject
    private OrderReader reader;

    @Inject
    private AcceptGeneration acceptance;

    @Inject
    private Generations generations;

    @POST
    public Response generate(@Context HttpServletRequest request, @HeaderParam("Idempotency-Key") String key) {
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
        return errors.isEmpty()
                ? accept(read.order().orElseThrow(), caller, Optional.ofNullable(key), body)
                : Problems.invalid(errors);
    }

    private Response accept(GenerationOrder order, Caller caller, Optional<String> key, RequestBody.Parsed body) {
        try {
            return created(acceptance.accept(order, caller, key, body.fingerprint()), caller);
        } catch (KeyReusedException e) {
            throw new ProblemException(
                    ProblemType.IDEMPOTENCY_KEY_REUSED, "This Idempotency-Key was used for another order before.", e);
        } catch (LimitException e) {
            return Problems.quotaExceeded(POLICY, Caller.WINDOW, e.verdict());
        }
    }

    private Response created(String id, Caller caller) {
        Response.ResponseBuilder answer = MicrositeResponses.json(
                        201,
                        Json.createObjectBuilder()
                                .add("job_id", id)
                                .add("status", "pending")
                                .add("message", "Job created successfully. Use job ID " + id + " to check status."))
                .header("Location", "/api/v1/status/" + id);
        return RateLimitHeaders.add(answer, POLICY, Caller.WINDOW, generations.peek(caller))
                .build();
    }
}
