package io.serenade.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.providers.CheckedAddresses.PrivateAddressException;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckedAddressesTest {
    private final CheckedAddresses addresses =
            new CheckedAddresses((host, port) -> host.equals("127.0.0.1") && port == 9000);

    @Test
    void resolvesPublicAddressesAtAnyPort() throws UnknownHostException {
        assertThat(addresses.resolve("1.1.1.1", 8443)).singleElement().hasToString("/1.1.1.1:8443");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "169.254.169.254",
                "10.1.2.3",
                "[::1]",
                "::ffff:127.0.0.1",
                "64:ff9b::7f00:1",
                "0.0.0.0"
            })
    void refusesWhatIsNotPublic(String host) {
        assertThatThrownBy(() -> addresses.resolve(host, 80)).isInstanceOf(PrivateAddressException.class);
        assertThatThrownBy(() -> addresses.resolve(host)).isInstanceOf(UnknownHostException.class);
    }

    @Test
    void makesAnExceptionForAHostAtItsPortOnly() throws UnknownHostException {
        assertThat(addresses.resolve("127.0.0.1", 9000)).hasSize(1);
        assertThatThrownBy(() -> addresses.resolve("127.0.0.1", 9001)).isInstanceOf(PrivateAddressException.class);
    }
}
