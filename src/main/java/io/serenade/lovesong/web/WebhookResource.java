package io.serenade.lovesong.web;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.jobs.Job;
import io.serenade.jobs.calls.CallbackTokens;
import io.serenade.jobs.calls.CallbackTokens.Callback;
import io.serenade.jobs.calls.TaskCallbacks;
import io.serenade.lovesong.LoveSongSettings;
import io.serenade.lovesong.Submissions;
import io.serenade.platform.limits.Limits;
import io.serenade.platform.limits.Limits.Verdict;
import io.serenade.platform.web.ClientAddress;
import io.serenade.platform.web.body.AcceptsJson;
import io.serenade.platform.web.body.RequestBody;
import io.serenade.platform.web.problems.MicrositeResponses;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import io.serenade.providers.SongGenerator;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
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
import java.net.InetAddress;
import java.util.Optional;

/** The song provider's callbacks: each is logged, stored before it is answered, and treated as a hint only. */
@ErrorFormat(ErrorFormat.Form.MICROSITE)
@CrossOrigin(CrossOrigin.Access.SITE)
@Path("/webhook")
@Produces(MediaType.APPLICATION_JSON)
public class WebhookResource {
    private static final Logger LOG = System.getLogger(WebhookResource.class.getName());
    private static final int MAX_BYTES = 64 * 1024;
    private static final String ADVICE = "A callback needs task_id and status only.";
    private static final int HINTS_PER_HOUR = 600;

    @Inject
    private TaskCallbacks callbacks;

    @Inject
    private SongGenerator generator;

    @Inject
    private CallbackTokens tokens;

    @Inject
    private Limits limits;

    @Inject
    private ClientAddress addresses;

    @Inject
    private LoveSongSettings settings;

    @POST
    @Path("/{token}")
    @AcceptsJson(maxBytes = MAX_BYTES, anyContentType = true, advice = ADVICE)
    public Response withToken(@PathParam("token") String token, @Context HttpServletRequest request) {
        Optional<Callback> callback = tokens.verify(token);
        if (callback.isEmpty()) {
            LOG.log(Level.WARNING, "Callback with a token that is not ours from {0}", sender(request));
            return unknown();
        }
        return receive(callback, request);
    }

    @POST
    @AcceptsJson(maxBytes = MAX_BYTES, anyContentType = true, advice = ADVICE)
    public Response withoutToken(@Context HttpServletRequest request) {
        Verdict verdict = limits.slide("hints:" + addresses.keyOf(request), HINTS_PER_HOUR, Submissions.HOUR);
        return verdict.allowed()
                ? receive(Optional.empty(), request)
                : LimitAnswers.tooManyRequests("webhook", verdict);
    }

    private Response receive(Optional<Callback> callback, HttpServletRequest request) {
        InetAddress sender = addresses.of(request);
        boolean allowed = settings.webhookAllowedIps().isEmpty()
                || settings.webhookAllowedIps().stream().anyMatch(block -> block.contains(sender));
        if (!allowed) {
            LOG.log(Level.WARNING, "Callback from {0}, which WEBHOOK_ALLOWED_IPS leaves out", sender.getHostAddress());
            return MicrositeResponses.failure(403, "forbidden", "Callbacks are not taken from this address.");
        }
        JsonObject body = RequestBody.of(request).json();
        String taskId = text(body, "task_id");
        String status = text(body, "status");
        if (taskId.isEmpty() || status.isEmpty()) {
            return MicrositeResponses.failure(
                    400, "validation_failed", "A callback needs task_id and status as texts.");
        }
        Optional<Job> job =
                callbacks.hint(generator.name(), callback, Optional.empty(), taskId, generator.isWorthReading(status));
        LOG.log(
                Level.INFO,
                "Callback from {0}: task {1} {2}, {3}",
                sender.getHostAddress(),
                printable(taskId),
                printable(status),
                job.map(j -> "job " + j.id()).orElse("unknown"));
        return job.isPresent()
                ? MicrositeResponses.json(
                                200,
                                JSON.createObjectBuilder().add("success", true).add("message", "Webhook processed"))
                        .build()
                : unknown();
    }

    private static Response unknown() {
        return MicrositeResponses.json(
                        404, JSON.createObjectBuilder().add("success", false).add("error", "Unknown task_id"))
                .build();
    }

    private static String sender(HttpServletRequest request) {
        return request.getRemoteAddr();
    }

    private static String text(JsonObject body, String field) {
        return body.get(field) instanceof JsonString text && text.getString().matches("\\P{Cntrl}{1,255}")
                ? text.getString()
                : "";
    }

    private static String printable(String text) {
        return text.replaceAll("[^\\x20-\\x7e]", "?");
    }
}
