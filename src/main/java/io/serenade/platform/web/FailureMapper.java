package io.serenade.platform.web;

import io.serenade.platform.DatabaseException;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.sql.SQLTransientException;
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

    @Override
    public Response toResponse(Throwable thrown) {
        ErrorResponses refusals = ErrorResponses.at(called);
        if (thrown instanceof WebApplicationException refusal) {
            Response answer = refusal.getResponse();
            return answer.hasEntity() || answer.getStatus() < 400 ? answer : refused(refusals, answer);
        }
        if (thrown instanceof ProblemException problem) {
            return refusals.of(problem.type(), problem.getMessage()).build();
        }
        UUID trace = UUID.randomUUID();
        if (isDatabaseOut(thrown)) {
            LOG.log(Level.ERROR, "The database cannot be reached (trace " + trace + "): " + thrown.getMessage());
            return refusals.unavailable().build();
        }
        LOG.log(Level.ERROR, "A request broke (trace " + trace + ")", thrown);
        return refusals.broken(trace).build();
    }

    private static Response refused(ErrorResponses refusals, Response response) {
        int status = response.getStatus();
        return switch (status) {
            case 404 ->
                refusals.of(ProblemType.NOT_FOUND, "There is nothing at this address.")
                        .build();
            case 405 ->
                refusals.of(ProblemType.METHOD_NOT_ALLOWED, "This address does not take this method.")
                        .header(HttpHeaders.ALLOW, response.getHeaderString(HttpHeaders.ALLOW))
                        .build();
            case 406 ->
                refusals.of(ProblemType.NOT_ACCEPTABLE, "This address cannot answer in the asked form.")
                        .build();
            case 415 ->
                refusals.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Please send application/json.")
                        .build();
            case 503 -> refusals.unavailable().build();
            default ->
                refusals.ofStatus(status, response.getStatusInfo().getReasonPhrase())
                        .header(HttpHeaders.RETRY_AFTER, response.getHeaderString(HttpHeaders.RETRY_AFTER))
                        .build();
        };
    }

    private static boolean isDatabaseOut(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            boolean connection = cause instanceof SQLException sql
                    && (sql instanceof SQLTransientException
                            || sql.getSQLState() == null
                            || sql.getSQLState().startsWith("08")
                            || sql.getSQLState().startsWith("57P")
                            || sql.getSQLState().startsWith("53"));
            if (connection || cause instanceof jakarta.resource.ResourceException) {
                return true;
            }
        }
        return thrown instanceof DatabaseException && thrown.getCause() == null
                || thrown instanceof PersistenceException && thrown.getCause() == null;
    }
}
