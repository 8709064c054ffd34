package io.serenade.petroast.web;

import io.serenade.accounts.Caller;
import io.serenade.accounts.CallerLimits;
import io.serenade.accounts.CallerLimits.LimitException;
import io.serenade.accounts.Callers;
import io.serenade.jobs.IdempotencyKey;
import io.serenade.jobs.web.OrderHeaders;
import io.serenade.jobs.web.OrderThreads;
import io.serenade.petroast.AcceptRoast;
import io.serenade.petroast.PetRoastSettings;
import io.serenade.petroast.RefusedRoastException;
import io.serenade.petroast.RoastOrder;
import io.serenade.petroast.Roasts;
import io.serenade.petroast.TranslateText.TranslationException;
import io.serenade.platform.web.JsonResponses;
import io.serenade.platform.web.body.AcceptsJson;
import io.serenade.platform.web.body.RequestBody;
import io.serenade.platform.web.problems.ProblemException;
import io.serenade.platform.web.problems.ProblemType;
import io.serenade.platform.web.problems.Problems;
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
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Accepts orders. The answer comes after the picture was checked and before anything is paid. */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.BACK_END)
@Path("/generate-video")
@Produces(MediaType.APPLICATION_JSON)
public class GenerateVideoResource {
    private static final Logger LOG = System.getLogger(GenerateVideoResource.class.getName());
    private static final String POLICY = "generate-video";

    @Inject
    private Callers callers;

    @Inject
    private CallerLimits limits;

    @Inject
    private PetRoastSettings settings;

    @Inject
    private OrderReader reader;

    @Inject
    private AcceptRoast acceptance;

    @Inject
    private OrderThreads threads;

    @Inject
    private Roasts roasts;

    /** The answer to an accepted order. */
    @JsonbPropertyOrder({"jobId", "status"})
    public record AcceptedMedia(String jobId, String status) {}

    @POST
    @AcceptsJson(maxBytes = 512 * 1024, advice = "Send pictures by their address, not in the body.")
    public void generate(@Context HttpServletRequest request, @Suspended AsyncResponse answer) {
        reader.refuseUnlessConfigured();
        Caller caller = callers.orderer(request, settings.orders());
        OrderHeaders.checkKey(request);
        RequestBody body = RequestBody.of(request);
        OrderReader.Read read = reader.read(body.json());
        if (!read.errors().isEmpty()) {
            answer.resume(Problems.invalid(read.errors()));
            return;
        }
        RoastOrder order = read.order().orElseThrow();
        Optional<IdempotencyKey> key = OrderHeaders.key(request, caller, body);
        threads.take(answer, () -> answer.resume(accept(order, caller, key)));
    }

    private Response accept(RoastOrder order, Caller caller, Optional<IdempotencyKey> key) {
        try {
            return taken(acceptance.accept(order, caller, key), caller);
        } catch (LimitException e) {
            return Problems.quotaExceeded(POLICY, Caller.WINDOW, e.verdict());
        } catch (RefusedRoastException e) {
            return RoastErrors.of(e);
        } catch (TranslationException e) {
            return RoastErrors.of(e);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "An order could not be stored: {0}", e.getMessage());
            throw new ProblemException(ProblemType.SERVICE_UNAVAILABLE, "Service temporarily unavailable", e);
        }
    }

    private Response taken(String id, Caller caller) {
        String status = roasts.find(id).orElseThrow().status().word();
        return RateLimitHeaders.add(
                        JsonResponses.of(202, new AcceptedMedia(id, status))
                                .header(HttpHeaders.LOCATION, "/api/video-status/" + id),
                        POLICY,
                        Caller.WINDOW,
                        limits.peek(caller))
                .build();
    }
}
