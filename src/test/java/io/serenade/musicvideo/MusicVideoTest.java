package io.serenade.musicvideo;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.platform.settings.Settings;
import io.serenade.platform.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MusicVideoTest {
    @ParameterizedTest
    @CsvSource({
        "PRICE_GPT_4O_INPUT, PLANNER_PROVIDER, openai",
        "PRICE_GPT_4O_OUTPUT, PLANNER_PROVIDER, openai",
        "PRICE_CLAUDE_SONNET_4_6_OUTPUT, PLANNER_PROVIDER, anthropic",
        "PRICE_GPT_6_LUNA_INPUT, PLANNER_MODEL, gpt-6-luna",
        "PRICE_WHISPER_1, LYRICS_MODEL, whisper-1",
        "PRICE_SDXL, PLANNER_PROVIDER, none",
        "PRICE_COGVIDEOX_5B, PLANNER_PROVIDER, none",
    })
    void aWrongPriceStopsTheStart(String price, String name, String value) {
        assertThatCode(() -> check(Map.of(name, value))).doesNotThrowAnyException();
        assertThatThrownBy(() -> check(Map.of(name, value, price, "dear")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(price);
    }

    @Test
    void seesThatNobodyTellsHowManySecondsAPlanTook() {
        assertThatThrownBy(() -> check(Map.of("PRICE_GPT_4O_OUTPUT", "0.01/s")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("PRICE_GPT_4O_OUTPUT");
        assertThatCode(() -> check(Map.of("PRICE_COGVIDEOX_5B", "0.0014/s"))).doesNotThrowAnyException();
    }

    @Test
    void aFileThatHearsNoBeatsStopsTheStart(@TempDir Path folder) throws IOException {
        Path letter = Files.writeString(folder.resolve("beats.onnx"), "Dear Serenade");

        assertThatThrownBy(() -> check(Map.of("BEAT_MODEL_PATH", letter.toString())))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("BEAT_MODEL_PATH")
                .hasMessageContaining("cannot be run");
    }

    private static void check(Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(variables);
        all.put("SANDBOX", "on");
        Settings settings = new Settings(name -> Optional.ofNullable(all.get(name)));
        new MusicVideo().settings().forEach(setting -> setting.accept(settings));
    }
}
