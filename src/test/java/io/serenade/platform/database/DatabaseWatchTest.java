package io.serenade.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.serenade.platform.SettableClock;
import java.sql.SQLException;
import java.time.Instant;
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
            void ask() {
                database.run();
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
    void hasNobodyWaitForAConnectionThatIsLost() {
        database = () -> {
            throw new DatabaseException(new SQLException("no connection", new SQLException("timed out", "08001")));
        };
        watch.ask();
        assertThat(watch.isHanging()).isTrue();

        database = () -> {};
        watch.ask();
        assertThat(watch.isHanging()).isFalse();
    }

    @Test
    void takesAHangForOverOnlyWhenAQuestionIsAnswered() {
        database = () -> {
            throw new DatabaseException(new SQLException("gone", "08006"));
        };
        watch.ask();
        database = () -> {
            throw new DatabaseException(new SQLException("no free connection"));
        };
        watch.ask();

        assertThat(watch.isHanging()).isTrue();
    }

    @Test
    void asksAgainAfterAnErrorOfItsOwn() {
        database = () -> {
            throw new StackOverflowError();
        };

        assertThatCode(watch::ask).doesNotThrowAnyException();

        assertThat(watch.isAnswering()).isFalse();
    }

    /** Requests are refused, but those that have a connection go on. */
    @Test
    void takesAnEmptyPoolForNoHang() {
        database = () -> {
            throw new DatabaseException(new SQLException("no free connection"));
        };
        watch.ask();

        assertThat(watch.isAnswering()).isFalse();
        assertThat(watch.isHanging()).isFalse();
    }

    @Test
    void takesAQuestionThatStaysOpenForAHang() {
        database = () -> {
            assertThat(watch.isAnswering()).isTrue();
            assertThat(watch.isHanging()).isFalse();
            clock.moveOn(DatabaseWatch.QUESTION_TIMEOUT);
            assertThat(watch.isAnswering()).isFalse();
            assertThat(watch.isHanging()).isTrue();
        };

        watch.ask();

        assertThat(watch.isAnswering()).isTrue();
    }
}
