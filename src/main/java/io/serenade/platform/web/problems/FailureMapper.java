package io.serenade.platform.web.problems;

import io.serenade.platform.database.DatabaseOutage;
import io.serenade.platform.limits.OverloadedException;
import io.serenade.platform.web.routes.ApiRoutes;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;

/**
 * Turns whatever was thrown into an answer, in the form of the address called: the framework's own refusals keep their
 * status, an unreachable database is 503, anything else is 500 with an id that the log carries too.
 */
@Provider
public class FailureMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = System.getLogger(FailureMapper.class.getName());

    @Context
    private UriInfo called;

    @Inject
    private ApiRoutes routes;

    @Override
    public Response toResponse(Throwable thrown) {
        ErrorResponses refusals =
                ErrorResponses.in(routes.errorFormAt(called.getRequestUri().getPath()));
        if (thrown instanceof WebApplicationException refusal) {
            Response answer = refusal.getResponse();
            return answer.hasEntity() || answer.getStatus() < 400 ? answer : refused(refusals, answer);
        }
        if (thrown instanceof ProblemException problem) {
            return refusals.of(problem.type(), problem.getMessage()).build();
        }
        if (thrown instanceof OverloadedException) {
            LOG.log(Level.WARNING, "A request was sent away: " + thrown.getMessage());
            return refusals.unavailable().build();
        }
        UUID trace = UUID.randomUUID();
        if (DatabaseOutage.isCauseOf(thrown)) {
            LOG.log(Level.ERROR, DatabaseOutage.describe(thrown) + " (trace " + trace + "): " + thrown.getMessage());
            return refusals.unavailable().build();
        }
        LOG.log(Level.ERROR, "A request broke (trace " + trace + ")", thrown);
        return refusals.broken(trace).build();
    }

    private static Response refused(ErrorResponses refusals, Response response) {
        ResponseBuilder answer =
                refusals.refused(response.getStatus(), response.getStatusInfo().getReasonPhrase());
        replace(answer, HttpHeaders.ALLOW, response);
        replace(answer, HttpHeaders.RETRY_AFTER, response);
        return answer.build();
    }

    private static void replace(ResponseBuilder answer, String header, Response response) {
        String value = response.getHeaderString(header);
        if (value != null) {
            answer.header(header, null).header(header, value);
        }
    }
}
