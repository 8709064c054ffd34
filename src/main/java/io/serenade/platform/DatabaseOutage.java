package io.serenade.platform;

import jakarta.persistence.PersistenceException;
import jakarta.resource.ResourceException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.List;

/**
 * Tells a database that is out, overloaded or too slow from one that refused what it was asked. Codes: PostgreSQL manual,
 * appendix "PostgreSQL Error Codes".
 */
public final class DatabaseOutage {
    /** Connections; resources; shutdowns; a statement, a lock and a transaction that took too long. */
    private static final List<String> STATES = List.of("08", "53", "57P", "57014", "55P03", "25P03");

    private DatabaseOutage() {}

    /** Whether trying again later is all that can be done. */
    public static boolean isCauseOf(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ResourceException || cause instanceof SQLException sql && isOutage(sql)) {
                return true;
            }
        }
        return (thrown instanceof DatabaseException || thrown instanceof PersistenceException)
                && thrown.getCause() == null;
    }

    private static boolean isOutage(SQLException failure) {
        String state = failure.getSQLState();
        return failure instanceof SQLTransientException
                || state == null
                || STATES.stream().anyMatch(state::startsWith);
    }
}
