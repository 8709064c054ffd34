package io.serenade.platform.web;

import io.serenade.platform.DatabaseException;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.UUID;

/**
 * Turns whatever was thrown into an answer: the framework's own refusals keep their status, an unreachable database is 503,
 * anything else is 500 with an id that the log carries too.
 */
@Provider
public class FailureMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = System.getLogger(FailureMapper.class.getName());

    @Override
    public Response toResponse(Throwable thrown) {
        if (thrown instanceof WebApplicationException refusal) {
            return refusal.getResponse().hasEntity() ? refusal.getResponse() : refused(refusal.getResponse());
        }
        String trace = UUID.randomUUID().toString();
        if (isDatabaseOut(thrown)) {
            LOG.log(Level.ERROR, "The database cannot be reached (trace " + trace + "): " + thrown.getMessage());
            return Answers.unavailable();
        }
        LOG.log(Level.ERROR, "A request broke (trace " + trace + ")", thrown);
        return Answers.json(
                        500,
                        Answers.failureBody("server_error", "Something went wrong. Please try again.")
                                .add("trace_id", trace))
                .build();
    }

    private static Response refused(Response response) {
        int status = response.getStatus();
        return switch (status) {
            case 404 -> Answers.failure(404, "not_found", "There is nothing at this address.");
            case 405 -> withAllow(response, "This address does not take this method.");
            case 406 -> Answers.failure(406, "not_acceptable", "This address cannot answer in the asked form.");
            case 415 -> Answers.failure(415, "unsupported_media_type", "Please send application/json.");
            default ->
                Answers.failure(status, "refused", response.getStatusInfo().getReasonPhrase());
        };
    }

    private static Response withAllow(Response response, String message) {
        return Answers.json(405, Answers.failureBody("method_not_allowed", message))
                .header("Allow", response.getHeaderString("Allow"))
                .build();
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
