package io.serenade.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseOutageTest {

    /** An I/O error, no connections left, a shutdown; statement, lock and idle transaction that took too long. */
    @ParameterizedTest
    @ValueSource(strings = {"08006", "53300", "57P01", "57014", "55P03", "25P03"})
    void knowsADatabaseThatIsOutOrTooSlow(String state) {
        Throwable deep = new PersistenceException(new DatabaseException(new SQLException("no", state)));

        assertThat(DatabaseOutage.isCauseOf(deep)).isTrue();
    }

    /** A duplicate key, a wrong statement, a conflict. */
    @ParameterizedTest
    @ValueSource(strings = {"23505", "42601", "40001"})
    void isNotDeceivedByARefusal(String state) {
        assertThat(DatabaseOutage.isCauseOf(new DatabaseException(new SQLException("no", state))))
                .isFalse();
    }

    @Test
    void hasNothingToDoWithOtherDefects() {
        assertThat(DatabaseOutage.isCauseOf(new IllegalStateException("no"))).isFalse();
    }
}
