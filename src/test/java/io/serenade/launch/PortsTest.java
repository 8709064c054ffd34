package io.serenade.launch;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.platform.settings.Settings;
import io.serenade.platform.settings.SettingsException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {

    @ParameterizedTest
    @ValueSource(strings = {"HTTP_PORT", "MANAGEMENT_PORT", "POSTGRES_PORT"})
    void namesTheVariableOfATakenPort(String variable) throws IOException {
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            LaunchSettings settings = settings(Map.of(variable, Integer.toString(holder.getLocalPort())));

            assertThatThrownBy(() -> Ports.requireFree(settings))
                    .isInstanceOf(SettingsException.class)
                    .hasMessageStartingWith(variable + " is " + holder.getLocalPort());
        }
    }

    @Test
    void acceptsPortsThatAreFree() {
        assertThatCode(() -> Ports.requireFree(settings(Map.of()))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "no such host"})
    void refusesAnAddressOfAnotherMachine(String address) {
        assertThatThrownBy(() -> Ports.requireFree(settings(Map.of("BIND_ADDRESS", address))))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("BIND_ADDRESS is \"" + address + "\"");
    }

    private static LaunchSettings settings(Map<String, String> changes) {
        Map<String, String> environment = new HashMap<>(Map.of("SANDBOX", "on"));
        for (String port : new String[] {"HTTP_PORT", "MANAGEMENT_PORT", "POSTGRES_PORT"}) {
            environment.put(port, Integer.toString(FreePorts.next()));
        }
        environment.putAll(changes);
        return LaunchSettings.from(new Settings(name -> Optional.ofNullable(environment.get(name))));
    }
}
