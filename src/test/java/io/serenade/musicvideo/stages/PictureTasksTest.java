package io.serenade.musicvideo.stages;

import static io.serenade.platform.SharedJson.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.musicvideo.film.ClipModel;
import io.serenade.musicvideo.film.FilmClip;
import io.serenade.musicvideo.film.FilmShape;
import io.serenade.platform.files.MediaFormat;
import io.serenade.platform.settings.Secret;
import io.serenade.platform.settings.Settings;
import io.serenade.providers.MediaGenerator;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PictureTasksTest {
    private static final String SCHEMA = """
            {"properties": {"image": {"type": "string"}, "prompt": {"type": "string"}, "duration": {"type": "integer"},
             "resolution": {"allOf": [{"$ref": "#/components/schemas/resolution"}]}},
             "components": {"schemas": {"resolution": {"enum": ["512p", "1080p"]}}}}""";

    private final PictureTasks tasks = new PictureTasks();
    private final ClipModel model = ClipModel.of("bytedance/seedance-1-lite", new Settings(name -> Optional.empty()));

    @Test
    void givesAModelWhatItsSchemaNamesAndNothingElse() {
        tasks.generator = new Schemas(Optional.of(parse(SCHEMA)));

        assertThat(tasks.clip(model, clip(), Optional.of("data:,x"), FilmShape.WIDE))
                .isEqualTo(
                        parse("{\"image\":\"data:,x\",\"prompt\":\"Waves\",\"duration\":5,\"resolution\":\"512p\"}"));
    }

    @Test
    void leavesThePictureOutWhereThereIsNone() {
        tasks.generator = new Schemas(Optional.of(parse(SCHEMA)));

        assertThat(tasks.clip(model, clip(), Optional.empty(), FilmShape.WIDE)).doesNotContainKey("image");
    }

    @Test
    void takesTheUsualNamesWhereNoSchemaIsKnown() {
        tasks.generator = new Schemas(Optional.empty());

        assertThat(tasks.clip(model, clip(), Optional.empty(), FilmShape.WIDE)).containsOnlyKeys("prompt", "seed");
        assertThat(tasks.picture("stability-ai/sdxl", "A beach", "text", FilmShape.TALL, 7))
                .isEqualTo(parse("{\"prompt\":\"A beach\",\"width\":576,\"height\":1024,\"seed\":7}"));
    }

    private static FilmClip clip() {
        return new FilmClip(
                "job",
                0,
                0,
                "beach",
                "Waves",
                4.5,
                7,
                0,
                1,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty());
    }

    private static JsonObject parse(String text) {
        try (JsonReader reader = JSON.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    /** Knows one schema and makes nothing. */
    private record Schemas(Optional<JsonObject> schema) implements MediaGenerator {
        @Override
        public String name() {
            return "scripted";
        }

        @Override
        public List<String> models() {
            return List.of();
        }

        @Override
        public Optional<String> findModel(String asked) {
            return Optional.empty();
        }

        @Override
        public String handOver(byte[] file, MediaFormat format) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Prediction create(PredictionRequest request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Prediction read(String predictionId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void cancel(String predictionId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public MediaFormat fetch(URI output, Path target, Duration deadline) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Secret> webhookSecrets() {
            return List.of();
        }

        @Override
        public Optional<JsonObject> inputSchema(String model) {
            return schema;
        }
    }
}
