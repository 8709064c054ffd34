package io.serenade.talkingpet;

import static io.serenade.platform.SharedJson.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.rendering.speech.Fit;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelFieldsTest {
    private static final PetOrder ORDER =
            new PetOrder("It barks", 6, "768p", "a/b", Optional.of(new Words("Woof", "voice")), Fit.HOLD, false);

    @Test
    void speaksTheWordsOfTheDefaultModelsWhereNoSchemaIsKnown() {
        assertThat(ModelFields.of("minimax/hailuo-02", Optional.empty()).input(ORDER, "image:", Optional.of("audio:")))
                .isEqualTo(json("""
                        {"prompt":"It barks","first_frame_image":"image:","duration":6,"resolution":"768p"}"""));
        assertThat(ModelFields.of("wan-video/wan-2.2-s2v", Optional.empty())
                        .input(ORDER, "image:", Optional.of("audio:")))
                .isEqualTo(json("""
                        {"prompt":"It barks","image":"image:","audio":"audio:"}"""));
    }

    @Test
    void readsTheNamesFromTheSchema() {
        ModelFields fields = ModelFields.of("a/b", Optional.of(json("""
                {"properties":{"prompt":{},"start_image":{},"seconds":{},"audio_file":{}}}""")));

        assertThat(fields.hears()).isTrue();
        assertThat(fields.input(ORDER, "image:", Optional.of("audio:"))).isEqualTo(json("""
                {"prompt":"It barks","start_image":"image:","audio_file":"audio:","seconds":6}"""));
        assertThat(fields.orderNames())
                .containsEntry("start_image", "image_url")
                .containsEntry("seconds", "seconds");
    }

    @Test
    void knowsAModelThatTakesNoPicture() {
        assertThat(ModelFields.of("a/b", Optional.of(json("{\"properties\":{\"prompt\":{}}}")))
                        .image())
                .isEmpty();
    }

    @Test
    void estimatesFourteenCharactersASecond() {
        assertThat(new Words("x".repeat(28), "v").estimate().toMillis()).isEqualTo(2_000);
        assertThat(new Words("🐶".repeat(14), "v").estimate().toMillis()).isEqualTo(1_000);
    }

    private static JsonObject json(String text) {
        return JSON.createReader(new StringReader(text)).readObject();
    }
}
