package io.serenade.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.platform.Undeclared;
import io.serenade.platform.database.DatabaseException;
import io.serenade.platform.database.TestDatabase;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.TransactionalException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseRetriesTest {
    private static final String STORED = "stored";

    private final List<Duration> rests = new ArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final DatabaseRetries retries = new DatabaseRetries() {
        @Override
        protected void rest(Duration rest) {
            rests.add(rest);
        }
    };

    /**
     * A connection that broke, a serialization failure, a deadlock, a full disk, no connection left, a lock and a
     * statement that took too long, a shutdown.
     */
    @ParameterizedTest
    @ValueSource(strings = {"08006", "40001", "40P01", "53100", "53300", "55P03", "57014", "57P01"})
    void repeatWhatARepetitionCanMend(String state) {
        assertThat(retries.store("an answer", onceBroken(new DatabaseException(sql(state)))))
                .isEqualTo(STORED);

        assertThat(rests).containsExactly(Duration.ofSeconds(1));
    }

    /** A duplicate key, a missing value, a broken rule, a text too long, a character no text has, a missing table. */
    @ParameterizedTest
    @ValueSource(strings = {"23505", "23502", "23514", "22001", "22021", "42P01"})
    void failAtOnceOnWhatStaysAsItIs(String state) {
        DatabaseException permanent = new DatabaseException(sql(state));

        assertThatThrownBy(() -> retries.store("an answer", onceBroken(permanent)))
                .isSameAs(permanent);

        assertThat(rests).isEmpty();
    }

    @Test
    void failAtOnceWhenThePersistenceLayerSaysWhatTheDatabaseRefused() {
        PersistenceException duplicate = new PersistenceException(new RuntimeException(sql("23505")));

        assertThatThrownBy(() -> retries.store("an answer", onceBroken(duplicate)))
                .isSameAs(duplicate);

        assertThat(rests).isEmpty();
    }

    /** The transaction manager hangs what went wrong at the commit on its exception, as cause or beside it. */
    @Test
    void knowWhyACommitFailed() {
        RollbackException lost = new RollbackException("could not commit");
        lost.addSuppressed(new PersistenceException(sql("08006")));
        RollbackException refused = new RollbackException("could not commit");
        refused.addSuppressed(new PersistenceException(sql("23505")));

        assertThat(retries.store("an answer", onceBroken(new TransactionalException("commit", lost))))
                .isEqualTo(STORED);
        assertThatThrownBy(() -> retries.store("an answer", onceBroken(new TransactionalException("commit", refused))))
                .hasCause(refused);

        assertThat(rests).hasSize(1);
    }

    /** Interceptors throw it as it is, although it is a checked exception that no method declares. */
    @Test
    void repeatATransactionThatTookTooLong() {
        assertThat(retries.store("an answer", onceBroken(new RollbackException("The transaction is not active"))))
                .isEqualTo(STORED);

        assertThat(rests).hasSize(1);
    }

    @Test
    void failAtOnceOnAWrongUseOfTransactions() {
        TransactionalException wrong = new TransactionalException("none is active", new IllegalStateException());

        assertThatThrownBy(() -> retries.store("an answer", onceBroken(wrong))).isSameAs(wrong);

        assertThat(rests).isEmpty();
    }

    @Test
    void failAtOnceOnWhatARealDatabaseRefuses() {
        TestDatabase database = TestDatabase.create();
        database.update("create table once (id int primary key, word varchar(3) check (word <> 'no'))");
        database.update("insert into once values (1, 'yes')");

        for (String values : List.of("(1, 'two')", "(2, 'no')", "(3, 'long')", "(null, 'nil')")) {
            assertThatThrownBy(() -> retries.store("a row", () -> database.update("insert into once values " + values)))
                    .isInstanceOf(DatabaseException.class);
        }

        assertThat(rests).isEmpty();
    }

    private Supplier<String> onceBroken(Exception failure) {
        return () -> {
            if (calls.getAndIncrement() % 2 == 0) {
                throw Undeclared.thrown(failure);
            }
            return STORED;
        };
    }

    private static SQLException sql(String state) {
        return new SQLException("no", state);
    }
}
