package io.serenade.platform.database;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.assertj.core.api.InstanceOfAssertFactories;
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

    /** Whoever met the hang begins no second wait. */
    @Test
    void asksNothingWhileItHangsButWhetherItStillDoes() {
        database.watch = new DatabaseWatch() {
            @Override
            boolean isHanging() {
                return true;
            }
        };

        assertThatThrownBy(() -> database.find("select 42", row -> row.getInt(1)))
                .isInstanceOf(DatabaseException.class)
                .satisfies(
                        thrown -> assertThat(DatabaseOutage.isCauseOf(thrown)).isTrue());
        assertThatCode(database::ask).doesNotThrowAnyException();
    }

    @Test
    void countsTheWaitForAConnectionAmongThatForAnAnswer() {
        List<Integer> patience = new ArrayList<>();
        Database behindAFullPool = new Database(connectionsAfter(Duration.ofMillis(200), patience::add));
        behindAFullPool.waitNoLongerThan(new DatabaseSettings(PATIENCE));

        behindAFullPool.ask();

        assertThat(patience)
                .hasSize(2)
                .element(0, as(InstanceOfAssertFactories.INTEGER))
                .isBetween(1, 100);
        assertThat(patience).as("for whoever has the connection next").endsWith((int) PATIENCE.toMillis());
    }

    /** Connections for which one waits, and that tell how patient they are told to be. */
    private DataSource connectionsAfter(Duration wait, Consumer<Integer> patience) {
        return proxy(DataSource.class, (self, method, arguments) -> {
            Connection connection = database.transactions().dataSource().getConnection();
            try (PreparedStatement statement = connection.prepareStatement("select pg_sleep(?)")) {
                statement.setDouble(1, wait.toMillis() / 1000.0);
                statement.execute();
            }
            return proxy(Connection.class, (it, called, values) -> {
                if (called.getName().equals("setNetworkTimeout")) {
                    patience.accept((Integer) values[1]);
                    return null;
                }
                return called.invoke(connection, values);
            });
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler calls) {
        return type.cast(Proxy.newProxyInstance(DatabaseTest.class.getClassLoader(), new Class<?>[] {type}, calls));
    }

    @Test
    void answersWhatComesInItsTime() {
        database.waitNoLongerThan(new DatabaseSettings(Duration.ofSeconds(10)));

        assertThat(database.find("select 42", row -> row.getInt(1))).contains(42);
    }
}
