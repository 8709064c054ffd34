package io.serenade.providers.revid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.serenade.platform.settings.Settings;
import io.serenade.platform.settings.SettingsException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevidSettingsTest {

    @Test
    void asksTheRealServiceWithAKey() {
        RevidSettings settings = read(Map.of("REVID_API_KEY", "key"));

        assertThat(settings.baseUrl()).hasToString("https://www.revid.ai/api/public/v3");
        assertThat(settings.origin()).hasToString("https://www.revid.ai/");
        assertThat(settings.fileHosts()).containsExactly("*.revid.ai");
        assertThat(settings.privateFileHosts()).isFalse();
        assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.webhookSecrets()).isEmpty();
        assertThat(settings.isConfigured()).isTrue();
    }

    @Test
    void asksTheStandInWithoutAKey() {
        RevidSettings settings = read(Map.of("SANDBOX", "on", "HTTP_PORT", "18180"));

        assertThat(settings.baseUrl()).hasToString("http://127.0.0.1:18180/sandbox/revid/v3");
        assertThat(settings.isConfigured()).isTrue();
        assertThat(read(Map.of()).isConfigured()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"REVID_BASE_URL, here", "REVID_FILE_HOSTS, http://cdn", "REVID_SLOTS, 0", "REVID_TIMEOUT_SECONDS, -1"})
    void refusesWhatCannotBeUsed(String name, String value) {
        assertThat(assertThrows(SettingsException.class, () -> read(Map.of(name, value))))
                .hasMessageStartingWith(name);
    }

    private static RevidSettings read(Map<String, String> environment) {
        return RevidSettings.from(new Settings(name -> Optional.ofNullable(environment.get(name))));
    }
}
