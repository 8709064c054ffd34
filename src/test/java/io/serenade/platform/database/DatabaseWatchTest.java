package io.serenade.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.platform.SettableClock;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseWatchTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2027-02-14T12:00:00Z"));
    private final DatabaseWatch watch = new DatabaseWatch();
    private Runnable database = () -> {};

    @BeforeEach
    void begin() {
        watch.clock = clock;
        watch.database = new Database() {
            @Override
            public <T> List<T> list(String sql, Row<T> row, Object... parameters) {
                database.run();
                return List.of();
            }
        };
    }

    @Test
    void believesADatabaseThatAnswers() {
        watch.ask();

        assertThat(watch.isAnswering()).isTrue();
    }

    @Test
    void noticesAFailureAndItsEnd() {
        database = () -> {
            throw new DatabaseException(new SQLException("gone", "08006"));
        };
        watch.ask();
        assertThat(watch.isAnswering()).isFalse();

        database = () -> {};
        watch.ask();
        assertThat(watch.isAnswering()).isTrue();
    }

    @Test
    void takesAQuestionThatStaysOpenForAHang() {
        database = () -> {
            assertThat(watch.isAnswering()).isTrue();
            clock.moveOn(DatabaseWatch.QUESTION_TIMEOUT);
            assertThat(watch.isAnswering()).isFalse();
        };

        watch.ask();

        assertThat(watch.isAnswering()).isTrue();
    }
}
