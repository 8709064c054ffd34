package io.serenade.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.platform.settings.Settings;
import io.serenade.platform.settings.SettingsException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ManagementUserTest {
    @Test
    void isNobodyWithoutAPassword() {
        assertThat(read(Map.of())).isEmpty();
    }

    @Test
    void isALineOfTheServersFile() {
        assertThat(read(Map.of("MANAGEMENT_PASSWORD", "only-for-tests"))
                        .orElseThrow()
                        .line())
                .isEqualTo("admin=caf7d2f20a1dc5cc07bad73e1a07b454");
    }

    @Test
    void refusesAShortPasswordWithoutSayingIt() {
        assertThatThrownBy(() -> read(Map.of("MANAGEMENT_PASSWORD", "hush")))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("MANAGEMENT_PASSWORD ")
                .hasMessageNotContaining("hush");
    }

    @Test
    void refusesANameThatWouldBreakTheFile() {
        assertThatThrownBy(() -> read(Map.of("MANAGEMENT_USER", "a=b")))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("MANAGEMENT_USER ");
    }

    private static Optional<ManagementUser> read(Map<String, String> environment) {
        return ManagementUser.from(new Settings(name -> Optional.ofNullable(environment.get(name))));
    }
}
