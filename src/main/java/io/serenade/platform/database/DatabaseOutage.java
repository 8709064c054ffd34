package io.serenade.platform.database;

import jakarta.persistence.PersistenceException;
import jakarta.resource.ResourceException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Distinguishes a database that is unavailable, overloaded or too slow, or in which two transactions collided, from one
 * that refused a statement and always will. Codes: PostgreSQL manual, appendix "PostgreSQL Error Codes".
 */
public final class DatabaseOutage {
    /** Connections; conflicts of transactions; resources; shutdowns and time-outs of statements, locks, transactions. */
    private static final List<String> STATES = List.of("08", "40", "53", "57", "55P03", "25P03", "25P04");

    private static final String CONNECTION = "08";
    private static final String CONFLICT = "40";
    private static final List<String> TOO_SLOW = List.of("57014", "55P03", "25P03", "25P04");

    private DatabaseOutage() {}

    /** Whether the same transaction may succeed later; anything else stays as it is, however often it is repeated. */
    public static boolean isCauseOf(Throwable thrown) {
        return verdict(thrown).orElseGet(() -> isUnexplained(thrown));
    }

    /** Whether a connection was lost or could not be opened; an exhausted pool does not count. */
    static boolean isOfConnection(Throwable thrown) {
        return states(thrown).anyMatch(state -> state.startsWith(CONNECTION));
    }

    /** What happened, in a few words for the log; only for exceptions that {@link #isCauseOf} accepts. */
    public static String describe(Throwable thrown) {
        List<String> states = states(thrown).toList();
        if (states.stream().anyMatch(state -> state.startsWith(CONFLICT))) {
            return "Transactions collided in the database";
        }
        if (states.stream().anyMatch(TOO_SLOW::contains) || verdict(thrown).isEmpty()) {
            return "The database took too long";
        }
        return "The database cannot be reached";
    }

    private static Stream<String> states(Throwable thrown) {
        return causes(thrown)
                .flatMap(cause -> Stream.concat(Stream.of(cause), Arrays.stream(cause.getSuppressed())))
                .filter(SQLException.class::isInstance)
                .map(cause -> ((SQLException) cause).getSQLState())
                .filter(Objects::nonNull);
    }

    /** What the database or its pool reported; the reason of a failed commit is a suppressed exception. */
    private static Optional<Boolean> verdict(Throwable thrown) {
        List<Throwable> chain = causes(thrown).toList();
        return chain.stream()
                .map(DatabaseOutage::saidBy)
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> chain.stream()
                        .flatMap(cause -> Arrays.stream(cause.getSuppressed()))
                        .map(DatabaseOutage::verdict)
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause);
    }

    private static Optional<Boolean> saidBy(Throwable cause) {
        if (cause instanceof ResourceException || cause instanceof SQLTransientException) {
            return Optional.of(true);
        }
        if (cause instanceof SQLException refusal && refusal.getSQLState() != null) {
            return Optional.of(STATES.stream().anyMatch(refusal.getSQLState()::startsWith));
        }
        // The pool reports without an SQL state that it has no connection.
        return cause instanceof SQLException && cause.getCause() == null ? Optional.of(true) : Optional.empty();
    }

    /** A transaction that ran out of time is rolled back without an error of the database. */
    private static boolean isUnexplained(Throwable thrown) {
        return thrown.getClass() == PersistenceException.class && thrown.getCause() == null
                || causes(thrown).anyMatch(RollbackException.class::isInstance);
    }
}
