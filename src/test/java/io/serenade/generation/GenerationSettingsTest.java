package io.serenade.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.jobs.RetryPolicy;
import io.serenade.platform.settings.Settings;
import io.serenade.platform.settings.SettingsException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GenerationSettingsTest {

    @Test
    void areThoseOfTheSpecification() {
        GenerationSettings settings = read(Map.of());
        assertThat(settings.maxRetries()).isEqualTo(3);
        assertThat(settings.retryDelay()).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings.parallel()).isEqualTo(10);
        assertThat(settings.timeout()).isEqualTo(Duration.ofMinutes(30));
        assertThat(settings.orders().perHour()).isEqualTo(60);
        assertThat(settings.retentionDays()).isEqualTo(30);
    }

    @Test
    void restTwiceAsLongBeforeEachTry() {
        RetryPolicy policy = read(Map.of("RETRY_DELAY", "10")).retryPolicy();
        assertThat(policy.maxAttempts()).isEqualTo(4);
        assertThat(policy.delayAfter(1)).isEqualTo(Duration.ofSeconds(10));
        assertThat(policy.delayAfter(2)).isEqualTo(Duration.ofSeconds(20));
        assertThat(policy.delayAfter(3)).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void tryOnceOnlyWithoutRetries() {
        assertThat(read(Map.of("MAX_RETRIES", "0")).retryPolicy().allowsAnother(1))
                .isFalse();
    }

    @Test
    void openTheApiOnlyWhereItCostsNothing() {
        assertThat(read(Map.of()).orders().open()).isTrue();
        assertThat(read(Map.of("REPLICATE_API_TOKEN", "r8_x")).orders().open()).isFalse();
        assertThat(read(Map.of("REPLICATE_API_TOKEN", "r8_x", "GENERATION_OPEN", "true"))
                        .orders()
                        .open())
                .isTrue();
    }

    @Test
    void expectWebhooksOnlyWhereTheProviderReachesUs() {
        assertThat(read(Map.of("HTTP_PORT", "8181")).webhookBaseUrl()).contains(URI.create("http://127.0.0.1:8181"));
        assertThat(read(Map.of("REPLICATE_API_TOKEN", "r8_x")).webhookBaseUrl()).isEmpty();
        assertThat(read(Map.of("REPLICATE_API_TOKEN", "r8_x", "WEBHOOK_BASE_URL", "https://songs.example"))
                        .webhookBaseUrl())
                .contains(URI.create("https://songs.example"));
    }

    @Test
    void refuseWhatCannotBe() {
        assertThatThrownBy(() -> read(Map.of("MAX_RETRIES", "21")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("MAX_RETRIES");
    }

    private static GenerationSettings read(Map<String, String> environment) {
        return GenerationSettings.from(new Settings(name -> Optional.ofNullable(environment.get(name))));
    }
}
