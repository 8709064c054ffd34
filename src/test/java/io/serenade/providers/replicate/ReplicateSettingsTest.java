package io.serenade.providers.replicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.platform.settings.Secret;
import io.serenade.platform.settings.Settings;
import io.serenade.platform.settings.SettingsException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplicateSettingsTest {

    @Test
    void withATokenReplicateItselfIsUsed() {
        ReplicateSettings settings = settings(Map.of("REPLICATE_API_TOKEN", "r8_x", "SANDBOX", "on"));

        assertThat(settings.configured()).isTrue();
        assertThat(settings.baseUrl()).isEqualTo(URI.create("https://api.replicate.com/v1"));
        assertThat(settings.origin()).isEqualTo(URI.create("https://api.replicate.com/"));
        assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.fileHosts()).containsExactly("replicate.delivery", "*.replicate.delivery");
        assertThat(settings.privateFileHosts()).isFalse();
        assertThat(settings.webhookSecrets()).isEmpty();
        assertThat(settings.toString()).doesNotContain("r8_x");
    }

    @Test
    void withoutATokenTheSandboxStandsIn() {
        ReplicateSettings settings = settings(Map.of("SANDBOX", "on", "HTTP_PORT", "9100"));

        assertThat(settings.configured()).isTrue();
        assertThat(settings.baseUrl()).isEqualTo(URI.create("http://127.0.0.1:9100/sandbox/replicate/v1"));
    }

    @Test
    void withoutBothNothingCanBeGeneratedAndTheStartGoesOn() {
        assertThat(settings(Map.of()).configured()).isFalse();
    }

    @Test
    void theFirstModelIsTheDefaultAndAVersionNeedNotBeWritten() {
        String version = "a".repeat(64);
        ReplicateSettings settings = settings(Map.of("REPLICATE_MODELS", "acme/painter:" + version + ", acme/sketch"));

        assertThat(settings.defaultModel()).isEqualTo("acme/painter:" + version);
        assertThat(settings.findModel("acme/painter")).contains("acme/painter:" + version);
        assertThat(settings.findModel("acme/painter:" + version)).contains("acme/painter:" + version);
        assertThat(settings.findModel("acme/sketch")).contains("acme/sketch");
        assertThat(settings.findModel("acme/paint")).isEmpty();
        assertThat(settings.findModel("acme/painter:" + "b".repeat(64))).isEmpty();
    }

    @Test
    void theUsualModelsAreModels() {
        assertThat(settings(Map.of()).models()).hasSize(4).allSatisfy(model -> assertThat(ReplicateModel.find(model))
                .isPresent());
    }

    @Test
    void takesSeveralSecretsWhileOneIsChanged() {
        assertThat(settings(Map.of("REPLICATE_WEBHOOK_SECRET", "whsec_YWJj, whsec_ZGVm"))
                        .webhookSecrets())
                .isEqualTo(List.of(new Secret("whsec_YWJj"), new Secret("whsec_ZGVm")));
    }

    @ParameterizedTest
    @CsvSource({
        "REPLICATE_WEBHOOK_SECRET, not base64!",
        "REPLICATE_MODELS, sdxl",
        "REPLICATE_MODELS, stability-ai/sdxl:7762fd07",
        "REPLICATE_FILE_HOSTS, https://replicate.delivery",
        "REPLICATE_FILE_HOSTS, *",
        "REPLICATE_TIMEOUT_SECONDS, 0",
        "REPLICATE_BASE_URL, api.replicate.com"
    })
    void refusesWrongValuesByName(String name, String value) {
        assertThatThrownBy(() -> settings(Map.of(name, value)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(name);
    }

    @Test
    void aWrongSecretIsNotQuoted() {
        assertThatThrownBy(() -> settings(Map.of("REPLICATE_WEBHOOK_SECRET", "whsec_mine!")))
                .hasMessageNotContaining("mine");
    }

    static ReplicateSettings settings(Map<String, String> variables) {
        return ReplicateSettings.from(new Settings(name -> Optional.ofNullable(variables.get(name))));
    }
}
