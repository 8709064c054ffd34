package io.serenade.petroast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.platform.settings.Secret;
import io.serenade.platform.settings.Settings;
import io.serenade.platform.settings.SettingsException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PetRoastSettingsTest {

    @Test
    void isOpenWhileNothingIsPaid() {
        PetRoastSettings settings = read(Map.of("SANDBOX", "on"));

        assertThat(settings.orders().open()).isTrue();
        assertThat(settings.translations().open()).isTrue();
        assertThat(settings.timeout()).isEqualTo(Duration.ofMinutes(15));
        assertThat(settings.webhookBaseUrl()).contains(URI.create("http://127.0.0.1:8080"));
        assertThat(settings.backend()).isEmpty();
        assertThat(settings.webhookSecrets()).isEmpty();
        assertThat(settings.proofWanted()).isFalse();
    }

    @Test
    void wantsAKeyForWhatCostsMoney() {
        PetRoastSettings settings = read(Map.of("REVID_API_KEY", "key"));

        assertThat(settings.orders().open()).isFalse();
        assertThat(settings.translations().open()).isTrue();
        assertThat(settings.webhookBaseUrl()).isEmpty();
        assertThat(read(Map.of("AI4BHARAT_API_KEY", "key")).translations().open())
                .isFalse();
    }

    @Test
    void signsWithTheProvidersSecretUnlessThereIsAnother() {
        PetRoastSettings one = read(Map.of("REVID_WEBHOOK_SECRET", "shared"));
        assertThat(one.webhookSecrets().orElseThrow().current()).isEqualTo(new Secret("shared"));
        assertThat(one.proofWanted()).isTrue();

        PetRoastSettings two = read(Map.of("REVID_WEBHOOK_SECRET", "shared", "ROAST_WEBHOOK_SECRET", "own"));
        assertThat(two.webhookSecrets().orElseThrow().current()).isEqualTo(new Secret("own"));
    }

    @ParameterizedTest
    @CsvSource({"ROAST_TIMEOUT_MINUTES, 0", "BACKEND_WEBHOOK_URL, backend:3000"})
    void refusesWhatCannotBeUsed(String name, String value) {
        assertThatThrownBy(() -> read(Map.of(name, value)))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith(name);
    }

    private static PetRoastSettings read(Map<String, String> environment) {
        return PetRoastSettings.from(new Settings(name -> Optional.ofNullable(environment.get(name))));
    }
}
