package io.serenade.generation.web;

import io.serenade.jobs.calls.CallbackTokens;
import io.serenade.jobs.calls.CallbackTokens.Callback;
import io.serenade.jobs.calls.TaskCallbacks;
import io.serenade.platform.Secret;
import io.serenade.platform.WebhookSignature;
import io.serenade.platform.WebhookSignature.Verdict;
import io.serenade.platform.web.ProblemException;
import io.serenade.platform.web.ProblemType;
import io.serenade.platform.web.RequestBody;
import io.serenade.providers.MediaGenerator;
import io.serenade.providers.ProviderException;
import jakarta.inject.Inject;
import jakarta.json.JsonString;
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
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Replicate's webhooks: signed after Standard Webhooks, stored before they are answered, and only ever a hint. */
@Path("{address: v1/webhooks/replicate|callbacks/replicate}/{token}")
@Produces(MediaType.APPLICATION_JSON)
public class PredictionWebhookResource {
    private static final Logger LOG = System.getLogger(PredictionWebhookResource.class.getName());

    /** A prediction repeats its input, which may hold pictures. */
    private static final int MOST_BYTES = 20_000_000;

    @Inject
    private CallbackTokens tokens;

    @Inject
    private TaskCallbacks callbacks;

    @Inject
    private MediaGenerator generator;

    @Inject
    private Clock clock;

    @POST
    public Response receive(@PathParam("token") String token, @Context HttpServletRequest request) {
        Callback callback = tokens.verify(token)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "No job expects a webhook here."));
        RequestBody.Parsed body = RequestBody.read(request, MOST_BYTES, "A webhook carries one prediction.");
        String webhookId = request.getHeader(WebhookSignature.ID);
        Verdict verdict = WebhookSignature.verify(
                webhookId,
                request.getHeader(WebhookSignature.TIMESTAMP),
                request.getHeader(WebhookSignature.SIGNATURE),
                body.bytes(),
                secrets(),
                clock);
        if (!verdict.isGenuine()) {
            LOG.log(Level.WARNING, "Job {0}: the webhook {1}", callback.jobId(), verdict.reason());
            throw new ProblemException(ProblemType.UNAUTHORIZED, "The webhook " + verdict.reason() + ".");
        }
        String prediction = body.json().get("id") instanceof JsonString id ? id.getString() : "";
        if (!prediction.matches("[A-Za-z0-9_-]{1,100}")) {
            throw new ProblemException(ProblemType.BAD_REQUEST, "The webhook names no prediction.");
        }
        LOG.log(Level.INFO, "Job {0}: webhook for prediction {1}", callback.jobId(), prediction);
        callbacks.hint(generator.name(), Optional.of(callback), Optional.of(webhookId), prediction, true);
        return Response.noContent().build();
    }

    /** Without them nothing can be believed: the sender is asked to come again. */
    private List<Secret> secrets() {
        try {
            return generator.webhookSecrets();
        } catch (ProviderException e) {
            throw new ProblemException(
                    ProblemType.SERVICE_UNAVAILABLE, "The webhook cannot be verified just now; please repeat it.", e);
        }
    }
}
