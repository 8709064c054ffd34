package io.serenade.jobs.web;

import io.serenade.jobs.Job;
import io.serenade.jobs.calls.CallbackTokens;
import io.serenade.jobs.calls.TaskCallbacks;
import io.serenade.platform.web.ProblemException;
import io.serenade.platform.web.ProblemType;
import io.serenade.platform.web.RequestBody;
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

/** The callbacks of all providers: judged by the provider's reader, stored before they are answered, and only ever hints. */
@Path("/callbacks/{provider}/{token}")
@Produces(MediaType.APPLICATION_JSON)
public class ProviderCallbackResource {
    private static final Logger LOG = System.getLogger(ProviderCallbackResource.class.getName());

    /** A record repeats its input, which may hold pictures. */
    private static final int MAX_BYTES = 20_000_000;

    @Inject
    private CallbackTokens tokens;

    @Inject
    private TaskCallbacks callbacks;

    @Inject
    @Any
    private Instance<CallbackReader> readers;

    @POST
    public Response receive(
            @PathParam("provider") String provider,
            @PathParam("token") String token,
            @Context HttpServletRequest request) {
        CallbackReader reader = readers.stream()
                .filter(candidate -> candidate.provider().equals(provider))
                .findFirst()
                .orElseThrow(ProviderCallbackResource::unexpected);
        CallbackTokens.Callback callback = tokens.verify(token).orElseThrow(ProviderCallbackResource::unexpected);
        byte[] body = RequestBody.read(request, MAX_BYTES, "A callback carries one record.")
                .bytes();
        Hint hint = read(reader, callback, request, body);
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

    private static Hint read(
            CallbackReader reader, CallbackTokens.Callback callback, HttpServletRequest request, byte[] body) {
        try {
            return reader.read(request::getHeader, body);
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
