package io.serenade.musicvideo.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.platform.web.problems.ProblemException;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BeatResourceTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"tempo\":\"half\"}",
                "{\"tempo\":\"double\"}",
                "{\"offset_ms\":-2000}",
                "{\"taps\":[1,1.5,2,2.5]}",
                "{\"tempo\":\"half\",\"taps\":null}",
                "{\"tempo\":\"half\",\"note\":\"of mine\"}"
            })
    void takesOneCorrection(String body) {
        assertThat(BeatResource.read(json(body))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"tempo\":\"triple\"}",
                "{\"offset_ms\":2001}",
                "{\"offset_ms\":\"40\"}",
                "{\"taps\":[1,\"two\"]}",
                "{\"tempo\":\"half\",\"offset_ms\":40}",
                "{\"offset_ms\":40,\"taps\":[1,2,3,4]}"
            })
    void refusesAllElseAndSeveralAtOnce(String body) {
        assertThatThrownBy(() -> BeatResource.read(json(body))).isInstanceOf(ProblemException.class);
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }
}
