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

    private DatabaseOutage() {}

    /** Whether the same transaction may succeed later; anything else stays as it is, however often it is repeated. */
    public static boolean isCauseOf(Throwable thrown) {
        return verdict(thrown).orElseGet(() -> isUnexplained(thrown));
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
