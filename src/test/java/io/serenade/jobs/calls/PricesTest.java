package io.serenade.jobs.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.platform.settings.Settings;
import io.serenade.platform.settings.SettingsException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PricesTest {
    @Test
    void knowsTheUsualModelsByTheirNames() {
        assertThat(prices(Map.of()).of("stability-ai/sdxl:" + "a".repeat(64))).isEqualByComparingTo("0.006");
        assertThat(prices(Map.of()).of("minimax/hailuo-02")).isEqualByComparingTo("0.48");
        assertThat(prices(Map.of()).of("song")).isZero();
        assertThat(prices(Map.of()).of("somebody/else")).isZero();
    }

    @Test
    void takesThePriceThatIsSet() {
        assertThat(prices(Map.of("PRICE_SOMEBODY_2_5", "1.25")).of("x/somebody-2.5"))
                .isEqualByComparingTo("1.25");
    }

    @Test
    void countsTheSecondsThatAModelRan() {
        Prices prices = prices(Map.of("PRICE_SOMEBODY", "0.000725/s"));
        Duration longest = Duration.ofSeconds(120);

        assertThat(prices.find("x/somebody").atMost(longest)).isEqualByComparingTo("0.087");
        assertThat(prices.find("x/somebody").of(Optional.of(Duration.ofMillis(41_500)), longest))
                .as("rounded up to what costs are kept in")
                .isEqualByComparingTo("0.0301");
        assertThat(prices.find("x/somebody").of(Optional.empty(), longest))
                .as("as long as it may")
                .isEqualByComparingTo("0.087");
        assertThat(prices.find("minimax/hailuo-02").of(Optional.of(longest), longest))
                .isEqualByComparingTo("0.48");
        assertThatThrownBy(() -> prices.of("x/somebody"))
                .as("where nobody tells how long it took")
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("PRICE_SOMEBODY");
    }

    @Test
    void refusesWhatIsNoAmount() {
        for (String wrong : List.of("free", "-1", "1001", "0.00001", "1e3", "0.1/min", "0.0000001/s", "5000/s")) {
            Prices prices = prices(Map.of("PRICE_SONG", wrong));
            assertThatThrownBy(() -> prices.of("song"))
                    .isInstanceOf(SettingsException.class)
                    .hasMessageContaining("PRICE_SONG");
        }
    }

    private static Prices prices(Map<String, String> variables) {
        return new Prices(new Settings(name -> Optional.ofNullable(variables.get(name))));
    }
}
