package io.serenade.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole product started, killed and started again. */
class LaunchIT {
    @TempDir
    Path data;

    private final List<String> said = new CopyOnWriteArrayList<>();

    @Test
    void goesOnWithItsDataHoweverItEnded() throws SQLException {
        Map<String, String> environment = environment();
        try (Launch launch = start(environment)) {
            assertThat(query(launch, "select current_setting('fsync') || current_setting('synchronous_commit')"))
                    .isEqualTo("onon");
            execute(launch, "create table kept as select 7 as number");

            ProcessHandle first = launch.server();
            CompletableFuture<Void> watching =
                    CompletableFuture.runAsync(() -> new Supervisor(launch, said::add, Clock.systemUTC()).watch());
            first.destroyForcibly();
            await().atMost(Duration.ofMinutes(2)).until(() -> said.contains("Serenade is ready again."));
            assertThat(launch.server().pid()).isNotEqualTo(first.pid());
            assertThat(watching).isNotDone();
            assertThatThrownBy(() -> start(environment))
                    .isInstanceOf(LaunchException.class)
                    .hasMessageContaining("already running");

            ProcessHandle postmaster = launch.database().orElseThrow().postmaster();
            launch.killEverything();
            assertThat(postmaster.info().command()).isEmpty();
        }

        try (Launch again = start(environment)) {
            assertThat(query(again, "select number from kept")).isEqualTo("7");
        }
        assertThat(new Postmaster(data.resolve("postgres")).find()).isEmpty();
        assertThat(said).contains("Serenade is starting ...").noneMatch(line -> line.contains("stopped"));
    }

    private Launch start(Map<String, String> environment) {
        return Launch.start(environment, ServerFiles.ofSystemProperties(), said::add);
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(Map.of(
                "SANDBOX", "on",
                "DATA_DIR", data.toString(),
                "HTTP_PORT", Integer.toString(FreePorts.next()),
                "MANAGEMENT_PORT", Integer.toString(FreePorts.next()),
                "POSTGRES_PORT", Integer.toString(FreePorts.next())));
        return environment;
    }

    private static void execute(Launch launch, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(launch.jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(Launch launch, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(launch.jdbcUrl());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
