package io.serenade.jobs.web;

import io.serenade.jobs.Job;
import io.serenade.jobs.calls.CallbackTokens;
import io.serenade.jobs.calls.TaskCallbacks;
import io.serenade.platform.web.body.AcceptsJson;
import io.serenade.platform.web.body.RequestBody;
import io.serenade.platform.web.problems.ProblemException;
import io.serenade.platform.web.problems.ProblemType;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
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
 * The callbacks of all providers: verified by the provider's reader, stored before they are answered, and treated as
 * hints only.
 */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.NONE)
@Path("/callbacks/{provider}/{token}")
@Produces(MediaType.APPLICATION_JSON)
public class ProviderCallbackResource {
    private static final Logger LOG = System.getLogger(ProviderCallbackResource.class.getName());

    @Inject
    private CallbackTokens tokens;

    @Inject
    private TaskCallbacks callbacks;

    @Inject
    @Any
    private Instance<CallbackReader> readers;

    /** A record repeats its input, which may hold pictures, and holds generated text as a list of its words. */
    @POST
    @AcceptsJson(
            maxBytes = 20_000_000,
            maxValues = 100_000,
            anyContentType = true,
            advice = "A callback carries one record.")
    public Response receive(
            @PathParam("provider") String provider,
            @PathParam("token") String token,
            @Context HttpServletRequest request) {
        CallbackReader reader = readers.stream()
                .filter(candidate -> candidate.provider().equals(provider))
                .findFirst()
                .orElseThrow(ProviderCallbackResource::unexpected);
        CallbackTokens.Callback callback = tokens.verify(token).orElseThrow(ProviderCallbackResource::unexpected);
        Hint hint = read(reader, callback, request);
        Optional<Job> job =
                callbacks.hint(provider, Optional.of(callback), hint.deliveryId(), hint.externalId(), hint.isFinal());
        LOG.log(
                Level.INFO,
                "Job {0}: callback of {1} for its task {2}{3}",
                callback.jobId(),
                provider,
                hint.externalId(),
                job.isPresent() ? "" : ", which is over or came before");
        return Response.noContent().build();
    }

    private static Hint read(CallbackReader reader, CallbackTokens.Callback callback, HttpServletRequest request) {
        RequestBody body = RequestBody.of(request);
        try {
            return reader.read(request::getHeader, body.bytes(), body::json);
        } catch (CallbackRefusedException e) {
            LOG.log(Level.WARNING, "Job {0}: {1}", callback.jobId(), e.getMessage());
            ProblemType type =
                    switch (e.reason()) {
                        case NOT_PROVED -> ProblemType.UNAUTHORIZED;
                        case MALFORMED -> ProblemType.BAD_REQUEST;
                        case TRY_AGAIN -> ProblemType.SERVICE_UNAVAILABLE;
                    };
            throw new ProblemException(type, e.getMessage(), e);
        }
    }

    private static ProblemException unexpected() {
        return new ProblemException(ProblemType.NOT_FOUND, "No job expects a callback here.");
    }
}
