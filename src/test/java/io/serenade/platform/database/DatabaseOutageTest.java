package io.serenade.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityExistsException;
import jakarta.persistence.NoResultException;
import jakarta.persistence.NonUniqueResultException;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseOutageTest {

    /**
     * An I/O error, no connections left, a shutdown; statement, lock and idle transaction that took too long; a
     * serialization failure and a deadlock.
     */
    @ParameterizedTest
    @ValueSource(strings = {"08006", "53300", "57P01", "57014", "55P03", "25P03", "40001", "40P01"})
    void knowsADatabaseThatIsOutOrTooSlow(String state) {
        Throwable deep = new PersistenceException(new DatabaseException(new SQLException("no", state)));

        assertThat(DatabaseOutage.isCauseOf(deep)).isTrue();
    }

    /** A duplicate key, a wrong statement, a statement after one that failed. */
    @ParameterizedTest
    @ValueSource(strings = {"23505", "42601", "25P02"})
    void isNotDeceivedByARefusal(String state) {
        assertThat(DatabaseOutage.isCauseOf(new DatabaseException(new SQLException("no", state))))
                .isFalse();
    }

    /** The row that is not there will not be there later. */
    @Test
    void isNotDeceivedByAQueryThatFindsNothingOrTooMuch() {
        assertThat(DatabaseOutage.isCauseOf(new NoResultException())).isFalse();
        assertThat(DatabaseOutage.isCauseOf(new NonUniqueResultException())).isFalse();
        assertThat(DatabaseOutage.isCauseOf(new EntityExistsException())).isFalse();
    }

    /** The first word counts: the connection of a refused statement may have broken when it was closed. */
    @Test
    void believesTheCauseBeforeWhatCameAfterIt() {
        SQLException refused = new SQLException("no", "23505");
        refused.addSuppressed(new SQLException("closed", "08003"));

        assertThat(DatabaseOutage.isCauseOf(new DatabaseException(refused))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "08006, The database cannot be reached",
        "57P01, The database cannot be reached",
        "53300, The database cannot be reached",
        "57014, The database took too long",
        "55P03, The database took too long",
        "40001, Transactions collided in the database",
        "40P01, Transactions collided in the database"
    })
    void saysWhatHappened(String state, String words) {
        Throwable deep = new PersistenceException(new DatabaseException(new SQLException("no", state)));

        assertThat(DatabaseOutage.describe(deep)).isEqualTo(words);
    }

    /** It is rolled back without an error of the database. */
    @Test
    void saysOfATransactionThatRanOutOfTimeThatItTookTooLong() {
        assertThat(DatabaseOutage.describe(new RollbackException("rolled back")))
                .isEqualTo("The database took too long");
    }

    @Test
    void hasNothingToDoWithOtherDefects() {
        assertThat(DatabaseOutage.isCauseOf(new IllegalStateException("no"))).isFalse();
    }
}
