package io.serenade.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.platform.settings.Secret;
import io.serenade.platform.settings.Settings;
import io.serenade.platform.settings.SettingsException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccountSettingsTest {

    @Test
    void makesItsOwnKeyAndRefusesCommonPasswordsByDefault() {
        assertThat(read(Map.of())).isEqualTo(new AccountSettings(Optional.empty(), true, 10));
    }

    @Test
    void readsWhatIsSet() {
        String key = "0123456789abcdef0123456789abcdef";
        assertThat(read(Map.of("JWT_SECRET_KEY", key, "PASSWORD_DENY_LIST", "off", "REGISTRATIONS_PER_HOUR", "500")))
                .isEqualTo(new AccountSettings(Optional.of(new Secret(key)), false, 500));
    }

    @Test
    void refusesAShortKeyWithoutQuotingIt() {
        assertThatThrownBy(() -> read(Map.of("JWT_SECRET_KEY", "0123456789abcdef0123456789abcde")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("JWT_SECRET_KEY")
                .hasMessageContaining("at least 32 bytes")
                .hasMessageNotContaining("0123456789");
    }

    private static AccountSettings read(Map<String, String> environment) {
        return AccountSettings.from(new Settings(name -> Optional.ofNullable(environment.get(name))));
    }
}
