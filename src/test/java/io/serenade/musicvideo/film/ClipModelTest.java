package io.serenade.musicvideo.film;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.jobs.calls.Prices.Price;
import io.serenade.platform.settings.Settings;
import io.serenade.platform.settings.SettingsException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClipModelTest {
    private static final Duration LONGEST = Duration.ofSeconds(120);

    @ParameterizedTest
    @CsvSource({
        "christophy/stable-video-diffusion, 6, 4.167",
        "cuuupid/cogvideox-5b, 4, 6.125",
        "bytedance/seedance-1-lite, 4.2, 5",
        "bytedance/seedance-1-lite, 5, 5",
        "bytedance/seedance-1-lite, 14, 12",
        "bytedance/seedance-1-lite, 1, 2",
        "wan-video/wan-2.2-i2v-fast, 5.6, 5.6",
        "wan-video/wan-2.2-i2v-fast, 4, 5.063",
        "minimax/hailuo-02, 5.9, 6",
        "minimax/hailuo-02, 6.1, 10",
        "somebody/unknown, 7, 5",
    })
    void takesTheNextLengthThatCoversAShot(String model, double wanted, double length) {
        assertThat(model(model).lengthFor(wanted)).isEqualTo(length);
    }

    @Test
    void takesLengthsFromTheSettings() {
        ClipModel model = ClipModel.of("me/my-model:" + "0".repeat(64), settings("CLIP_SECONDS_MY_MODEL", "4,8"));

        assertThat(model.lengthFor(5)).isEqualTo(8);
        assertThatThrownBy(() -> ClipModel.of("me/my-model", settings("CLIP_SECONDS_MY_MODEL", "long")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("CLIP_SECONDS_MY_MODEL");
    }

    @Test
    void costsAsMuchAsItsSecondsWhereSecondsArePaid() {
        assertThat(model("bytedance/seedance-1-lite")
                        .price(forACall("0.036"), 4.5)
                        .atMost(LONGEST))
                .isEqualByComparingTo("0.18");
        assertThat(model("cuuupid/cogvideox-5b").price(forACall("0.58"), 4.5).atMost(LONGEST))
                .isEqualByComparingTo("0.58");
    }

    @Test
    void costsAsLongAsItRunsWhereThatIsPaid() {
        Price price = new Price(new BigDecimal("0.0014"), true);

        assertThat(model("bytedance/seedance-1-lite").price(price, 4.5)).isEqualTo(price);
        assertThat(price.atMost(LONGEST)).isEqualByComparingTo("0.168");
    }

    private static Price forACall(String dollars) {
        return new Price(new BigDecimal(dollars), false);
    }

    @Test
    void knowsWhoNeedsAPictureAndWhoSeesNone() {
        assertThat(model("christophy/stable-video-diffusion").needsPicture()).isTrue();
        assertThat(model("cuuupid/cogvideox-5b").takesPicture()).isFalse();
        assertThat(model("bytedance/seedance-1-lite").needsPicture()).isFalse();
        assertThat(model("bytedance/seedance-1-lite").takesPicture()).isTrue();
    }

    @Test
    void isCalledInCostsAsTheSpecificationHasIt() {
        assertThat(model("christophy/stable-video-diffusion:" + "0".repeat(64)).apiName())
                .isEqualTo("svd");
        assertThat(ClipModel.apiName("stability-ai/sdxl:" + "0".repeat(64))).isEqualTo("sdxl");
    }

    private static ClipModel model(String name) {
        return ClipModel.of(name, new Settings(variable -> Optional.empty()));
    }

    private static Settings settings(String name, String value) {
        Map<String, String> variables = Map.of(name, value);
        return new Settings(variable -> Optional.ofNullable(variables.get(variable)));
    }
}
