package io.serenade.petroast.web;

import io.serenade.accounts.Caller;
import io.serenade.jobs.Job;
import io.serenade.jobs.calls.CallbackTokens;
import io.serenade.jobs.calls.CallbackTokens.Callback;
import io.serenade.jobs.calls.TaskCallbacks;
import io.serenade.jobs.webhooks.WebhookSignatures;
import io.serenade.petroast.PetRoastSettings;
import io.serenade.platform.limits.Limits;
import io.serenade.platform.limits.Limits.Verdict;
import io.serenade.platform.web.ClientAddress;
import io.serenade.platform.web.body.AcceptsJson;
import io.serenade.platform.web.body.RequestBody;
import io.serenade.platform.web.problems.ProblemType;
import io.serenade.platform.web.problems.Problems;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import io.serenade.providers.AvatarVideoMaker;
import io.serenade.providers.CallbackReader;
import io.serenade.providers.CallbackReader.CallbackRefusedException;
import io.serenade.providers.CallbackReader.Hint;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * The video provider's webhooks. The provider signs nothing, so a call to an address with our token is accepted as a
 * hint, and a call without one has to be signed if a secret is set. Both are hints only: the provider's own record
 * decides.
 */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.NONE)
@Path("/revid-webhook")
@Produces(MediaType.APPLICATION_JSON)
public class RevidWebhookResource {
    private static final Logger LOG = System.getLogger(RevidWebhookResource.class.getName());
    private static final int MAX_BYTES = 64 * 1024;
    private static final String ADVICE = "A webhook needs pid and status only.";
    private static final String POLICY = "webhook";
    private static final int HINTS_PER_HOUR = 600;

    @Inject
    private TaskCallbacks callbacks;

    @Inject
    private CallbackTokens tokens;

    @Inject
    private AvatarVideoMaker maker;

    @Inject
    @Any
    private Instance<CallbackReader> readers;

    @Inject
    private Limits limits;

    @Inject
    private ClientAddress addresses;

    @Inject
    private PetRoastSettings settings;

    @POST
    @Path("/{token}")
    @AcceptsJson(maxBytes = MAX_BYTES, anyContentType = true, advice = ADVICE)
    public Response withToken(@PathParam("token") String token, @Context HttpServletRequest request) {
        Optional<Callback> callback = tokens.verify(token);
        return callback.isEmpty() ? Problems.notFound("No job expects a webhook here.") : receive(callback, request);
    }

    @POST
    @AcceptsJson(maxBytes = MAX_BYTES, anyContentType = true, advice = ADVICE)
    public Response withoutToken(@Context HttpServletRequest request) {
        Verdict verdict = limits.slide("video-hints:" + addresses.keyOf(request), HINTS_PER_HOUR, Caller.WINDOW);
        if (!verdict.allowed()) {
            return Problems.quotaExceeded(POLICY, Caller.WINDOW, verdict);
        }
        if (settings.proofWanted() && request.getHeader(WebhookSignatures.PLAIN) == null) {
            return RoastErrors.answer(401, "Missing webhook signature.");
        }
        return receive(Optional.empty(), request);
    }

    private Response receive(Optional<Callback> callback, HttpServletRequest request) {
        RequestBody body = RequestBody.of(request);
        try {
            Hint hint = reader().read(request::getHeader, body.bytes(), body::json);
            Optional<Job> job =
                    callbacks.hint(maker.name(), callback, hint.deliveryId(), hint.externalId(), hint.isFinal());
            LOG.log(
                    Level.INFO,
                    "Webhook for video {0}: {1}",
                    hint.externalId(),
                    job.map(known -> "job " + known.id()).orElse("of no job"));
            return Response.noContent().build();
        } catch (CallbackRefusedException e) {
            LOG.log(Level.WARNING, "A webhook for a video was not taken: {0}", e.getMessage());
            return switch (e.reason()) {
                case NOT_PROVED -> RoastErrors.answer(401, e.getMessage());
                case MALFORMED -> Problems.of(ProblemType.BAD_REQUEST, e.getMessage());
                case TRY_AGAIN -> Problems.of(ProblemType.SERVICE_UNAVAILABLE, e.getMessage());
            };
        }
    }

    private CallbackReader reader() {
        return readers.stream()
                .filter(candidate -> candidate.provider().equals(maker.name()))
                .findFirst()
                .orElseThrow();
    }
}
