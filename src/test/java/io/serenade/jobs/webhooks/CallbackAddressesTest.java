package io.serenade.jobs.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.platform.settings.Settings;
import io.serenade.platform.settings.SettingsException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackAddressesTest {
    private final CallbackAddresses addresses = with("127.0.0.1:9000, Backend:3000,[::1]:9001");

    private static CallbackAddresses with(String hosts) {
        CallbackAddresses addresses = new CallbackAddresses();
        addresses.settings = settings(hosts);
        return addresses;
    }

    private static CallbackSettings settings(String hosts) {
        return CallbackSettings.from(new Settings(
                name -> Optional.ofNullable(Map.of("CALLBACK_HOSTS", hosts).get(name))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://1.1.1.1/hooks?job=1",
                "http://1.1.1.1",
                "https://1.1.1.1:80/",
                "http://127.0.0.1:9000/hook",
                "http://[::1]:9001/hook"
            })
    void takesPublicHostsAndListedOnes(String address) {
        assertThat(addresses.problemOf(address)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ftp://1.1.1.1/ | whole http or https address",
                "/hooks | whole http or https address",
                "https:// | whole http or https address",
                "https://a b/ | whole http or https address",
                "https://me:secret@1.1.1.1/ | name or password",
                "https://1.1.1.1/#part | after #",
                "https://1.1.1.1:8443/ | port 80 or 443",
                "http://127.0.0.1/ | not public",
                "http://127.0.0.1:443/ | not public",
                "http://127.0.0.1:9001/ | port 80 or 443",
                "http://169.254.169.254/latest/meta-data | not public",
                "http://10.0.0.8/ | not public",
                "http://2130706433/ | not public",
                "http://[::ffff:10.0.0.8]/ | not public",
                "http://localhost/ | not public",
                "http://no-such-host.invalid/ | cannot be found"
            })
    void saysWhatIsWrong(String address, String part) {
        assertThat(addresses.problemOf(address)).get().asString().contains(part);
    }

    @Test
    void saysThatAnAddressIsTooLong() {
        assertThat(addresses.problemOf("https://1.1.1.1/" + "a".repeat(2_000)))
                .get()
                .asString()
                .contains("2000 characters");
    }

    @Test
    void listsNothingUnlessTheOperatorDoes() {
        assertThat(CallbackSettings.from(new Settings(name -> Optional.empty())).origins())
                .isEmpty();
        assertThat(addresses.settings.lists("BACKEND", 3000)).isTrue();
        assertThat(addresses.settings.lists("backend", 3001)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"backend", "http://backend:3000", "backend:0", "backend:70000", "a:1;b:2"})
    void refusesWhatIsNoHostWithItsPort(String hosts) {
        assertThatThrownBy(() -> settings(hosts))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("CALLBACK_HOSTS")
                .hasMessageContaining("backend:3000");
    }
}
