package io.serenade.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DatabaseTest {
    private static final Duration PATIENCE = Duration.ofMillis(300);
    private static final Duration STATEMENT = Duration.ofSeconds(20);

    private final TestDatabase database = TestDatabase.create();

    @Test
    void givesUpAStatementThatIsNotAnsweredInItsTime() {
        database.waitNoLongerThan(new DatabaseSettings(PATIENCE));

        long begun = System.nanoTime();
        assertThatThrownBy(() -> database.find("select pg_sleep(?)", row -> 1, STATEMENT.toSeconds()))
                .isInstanceOf(DatabaseException.class)
                .satisfies(
                        thrown -> assertThat(DatabaseOutage.isCauseOf(thrown)).isTrue());

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(STATEMENT.dividedBy(2));
    }

    @Test
    void answersWhatComesInItsTime() {
        database.waitNoLongerThan(new DatabaseSettings(Duration.ofSeconds(10)));

        assertThat(database.find("select 42", row -> row.getInt(1))).contains(42);
    }
}
