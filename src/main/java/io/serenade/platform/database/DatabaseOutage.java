package io.serenade.platform.database;

import jakarta.persistence.PersistenceException;
import jakarta.resource.ResourceException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.List;

/**
 * Distinguishes a database that is unavailable, overloaded or too slow from one that refused a statement. Codes:
 * PostgreSQL manual, appendix "PostgreSQL Error Codes".
 */
public final class DatabaseOutage {
    /** Connections; resources; shutdowns; statements, locks and transactions that timed out. */
    private static final List<String> STATES = List.of("08", "53", "57P", "57014", "55P03", "25P03");

    private DatabaseOutage() {}

    /** Whether the only remedy is to try again later. */
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
