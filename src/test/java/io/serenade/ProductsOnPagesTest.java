package io.serenade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.platform.settings.Settings;
import io.serenade.platform.settings.SettingsException;
import io.serenade.site.ShownProduct;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProductsOnPagesTest {
    private static List<String> shown(Map<String, String> environment) {
        return ProductsOnPages.from(new Settings(name -> Optional.ofNullable(environment.get(name)))).stream()
                .map(ShownProduct::name)
                .toList();
    }

    @Test
    void areAllInTheSandbox() {
        assertThat(shown(Map.of("SANDBOX", "on"))).containsExactly("lovesong", "talkingpet", "petroast", "musicvideo");
    }

    @Test
    void areThoseWhoseKeysAreSet() {
        assertThat(shown(Map.of("SANDBOX", "off", "REPLICATE_API_TOKEN", "r8", "ELEVEN_API_KEY", "sk")))
                .containsExactly("talkingpet", "musicvideo");
        assertThat(shown(Map.of("SANDBOX", "off", "REPLICATE_API_TOKEN", "r8"))).containsExactly("musicvideo");
        assertThat(shown(Map.of("SANDBOX", "off"))).containsExactly("lovesong");
    }

    @Test
    void areThoseThatTheOperatorNames() {
        assertThat(shown(Map.of("SANDBOX", "on", "PRODUCTS", "petroast, lovesong")))
                .containsExactly("lovesong", "petroast");
    }

    @Test
    void refuseAnUnknownName() {
        assertThatThrownBy(() -> shown(Map.of("SANDBOX", "on", "PRODUCTS", "karaoke")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("lovesong, talkingpet, petroast, musicvideo");
    }
}
