package io.serenade.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.serenade.platform.settings.Settings;
import io.serenade.platform.settings.SettingsException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntakeSettingsTest {

    @Test
    void listsOurOwnOriginAlone() {
        IntakeSettings settings = settings(Map.of("HTTP_PORT", "8123"));

        assertThat(settings.listed()).singleElement().satisfies(origin -> {
            assertThat(origin.host()).isEqualTo("127.0.0.1");
            assertThat(origin.port()).isEqualTo(8123);
            assertThat(origin.mayBePrivate()).isTrue();
        });
    }

    @Test
    void listsTheHostsThatMayBePrivate() {
        IntakeSettings settings = settings(Map.of("IMAGE_HOSTS", "minio:9000, *.cdn.internal,[::1]:8080"));

        assertThat(settings.listed()).hasSize(4).allMatch(origin -> origin.mayBePrivate());
        assertThat(settings.listed().get(1).host()).isEqualTo("minio");
        assertThat(settings.listed().get(2).host()).isEqualTo("*.cdn.internal");
        assertThat(settings.listed().get(3).host()).isEqualTo("[::1]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://minio:9000", "minio/pictures", "a b", "user@host", "*", "host:port"})
    void refusesWhatIsNoHost(String host) {
        assertThat(assertThrows(SettingsException.class, () -> settings(Map.of("IMAGE_HOSTS", host))))
                .hasMessageContaining("IMAGE_HOSTS")
                .hasMessageContaining("host:port");
    }

    private static IntakeSettings settings(Map<String, String> values) {
        return IntakeSettings.from(new Settings(name -> Optional.ofNullable(values.get(name))));
    }
}
