package io.serenade.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.platform.settings.Settings;
import io.serenade.platform.settings.SettingsException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaunchSettingsTest {

    @Test
    void hasDefaultsForEverythingButTheKey() {
        LaunchSettings settings = read(Map.of("SANDBOX", "on"));

        assertThat(settings.address()).isEqualTo(URI.create("http://127.0.0.1:8080/"));
        assertThat(settings.managementPort()).isEqualTo(9990);
        assertThat(settings.postgresPort()).isEqualTo(15_432);
        assertThat(settings.dataDirectory()).isEqualTo(Path.of(".data").toAbsolutePath());
        assertThat(settings.nodeName()).isEqualTo("serenade-8080");
        assertThat(settings.database()).isEmpty();
        assertThat(settings.javaOptions()).containsExactly("-Xms64m", "-Xmx512m", "-XX:+UseSerialGC");
        assertThat(settings.logToConsole()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP_PORT, 0",
        "MANAGEMENT_PORT, 8080",
        "POSTGRES_PORT, 9990",
        "POSTGRES_PORT, 70000",
        "NODE_NAME, two words",
        "LOG_TO_CONSOLE, perhaps",
        "DATABASE_URL, sqlite:songs"
    })
    void refusesAWrongValueNamingItsVariable(String variable, String value) {
        assertThatThrownBy(() -> read(Map.of("SANDBOX", "on", variable, value)))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith(variable + " ");
    }

    @Test
    void leavesThePortOfTheTrialDatabaseFreeWhenThereIsAnother() {
        assertThat(read(Map.of("SANDBOX", "on", "POSTGRES_PORT", "8080", "DATABASE_URL", "postgres://a@b/c"))
                        .database())
                .isPresent();
    }

    @Test
    void keepsTheNameInTransactionsWithin23Bytes() {
        Map<String, String> environment = new HashMap<>(Map.of("SANDBOX", "on", "NODE_NAME", "a".repeat(100)));

        assertThat(read(environment).transactionNode()).hasSize(23);
        environment.put("NODE_NAME", "serenade-one");
        assertThat(read(environment).transactionNode()).isEqualTo("serenade-one");
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0, http://127.0.0.1:8080/", "::1, http://[::1]:8080/", "10.1.2.3, http://10.1.2.3:8080/"})
    void reachesItselfWhereverItListens(String bindAddress, URI address) {
        assertThat(read(Map.of("SANDBOX", "on", "BIND_ADDRESS", bindAddress)).address())
                .isEqualTo(address);
    }

    private static LaunchSettings read(Map<String, String> environment) {
        return LaunchSettings.from(new Settings(name -> Optional.ofNullable(environment.get(name))));
    }
}
