package io.serenade.lovesong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.platform.settings.Settings;
import io.serenade.platform.settings.SettingsException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameRuleTest {

    @ParameterizedTest
    @ValueSource(strings = {"Zoë", "O'Malley", "Jean-Luc", "Mr. Whiskers", "Ñandú", "Toby", "Мурка", "दुर्गा"})
    void thePresetSingsNamesOfTheWorld(String name) {
        assertThat(rule("international").allows(name)).isTrue();
        assertThat(rule("international").rule()).isEqualTo("international");
    }

    @ParameterizedTest
    @ValueSource(strings = {"R2D2", "<b>Zoë</b>", "Toby!", "To\nby"})
    void thePresetTakesNothingElse(String name) {
        assertThat(rule("international").allows(name)).isFalse();
    }

    @Test
    void theSpecifiedRuleIsTheDefault() {
        assertThat(rule(null).allows("Toby")).isTrue();
        assertThat(rule(null).allows("Zoë")).isFalse();
        assertThat(rule(null).rule()).isEqualTo("latin");
        assertThat(rule("[a-z]+").rule()).isEqualTo("own");
    }

    @Test
    void refusesWhatIsNeither() {
        assertThatThrownBy(() -> rule("[a-"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("NAME_PATTERN")
                .hasMessageContaining("international");
    }

    private static NameRule rule(String pattern) {
        Map<String, String> values = pattern == null ? Map.of() : Map.of("NAME_PATTERN", pattern);
        return NameRule.from(new Settings(name -> Optional.ofNullable(values.get(name))));
    }
}
