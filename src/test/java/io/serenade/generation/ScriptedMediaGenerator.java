package io.serenade.generation;

import io.serenade.platform.files.MediaFormat;
import io.serenade.platform.settings.Secret;
import io.serenade.providers.MediaGenerator;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers as a test says. */
final class ScriptedMediaGenerator implements MediaGenerator {
    Status status = Status.PROCESSING;
    Supplier<MediaFormat> download = () -> {
        throw new IllegalStateException("no download is expected");
    };

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public List<String> models() {
        return List.of("a/b");
    }

    @Override
    public Optional<String> findModel(String asked) {
        return Optional.of(asked);
    }

    @Override
    public String handOver(byte[] file, MediaFormat format) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Prediction create(PredictionRequest request) {
        return read("p1");
    }

    @Override
    public Prediction read(String predictionId) {
        return new Prediction(
                predictionId,
                status,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                "a/b",
                Optional.empty(),
                Optional.empty(),
                "{}");
    }

    @Override
    public void cancel(String predictionId) {}

    @Override
    public MediaFormat fetch(URI output, Path target, Duration deadline) {
        return download.get();
    }

    @Override
    public List<Secret> webhookSecrets() {
        return List.of();
    }

    @Override
    public Optional<JsonObject> inputSchema(String model) {
        return Optional.empty();
    }
}
