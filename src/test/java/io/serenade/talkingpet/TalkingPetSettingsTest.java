package io.serenade.talkingpet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.platform.settings.Settings;
import io.serenade.platform.settings.SettingsException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TalkingPetSettingsTest {
    @Test
    void hasTheDefaultsOfTheDocument() {
        TalkingPetSettings settings = read(Map.of());

        assertThat(settings.models()).containsExactly("minimax/hailuo-02", "wan-video/wan-2.2-s2v");
        assertThat(settings.longestWait()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.hold()).isTrue();
        assertThat(settings.headOpen()).isFalse();
        assertThat(settings.retentionDays()).isEqualTo(30);
    }

    @Test
    void isOpenOnlyWhileNeitherProviderIsPaid() {
        assertThat(read(Map.of()).orders().open()).isTrue();
        assertThat(read(Map.of("REPLICATE_API_TOKEN", "r8_x")).orders().open()).isFalse();
        assertThat(read(Map.of("ELEVEN_API_KEY", "sk_x")).orders().open()).isFalse();
        assertThat(read(Map.of("ELEVEN_API_KEY", "sk_x", "GENERATION_OPEN", "true"))
                        .orders()
                        .open())
                .isTrue();
    }

    @Test
    void findsAModelWithoutItsVersion() {
        String version = "a/b:" + "0".repeat(64);
        TalkingPetSettings settings = read(Map.of("TALKING_PET_MODELS", version));

        assertThat(settings.findModel("a/b")).contains(version);
        assertThat(settings.findModel("a/c")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "TALKING_PET_MODELS, hailuo",
        "TALKING_PET_WAIT_SECONDS, 4000",
        "TALKING_PET_HOLD, maybe",
        "DEBUG_HEAD_OPEN, perhaps"
    })
    void namesTheVariableThatIsWrong(String name, String value) {
        assertThatThrownBy(() -> read(Map.of(name, value)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(name);
    }

    private static TalkingPetSettings read(Map<String, String> values) {
        return TalkingPetSettings.from(new Settings(name -> Optional.ofNullable(values.get(name))));
    }
}
