package io.serenade.sandbox.openai;

import io.serenade.platform.files.MediaFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A request for a transcription, with OpenAI's rules for models and formats.
 *
 * @param verbose whether times are requested
 * @param words whether times of words are requested
 * @param segments whether times of segments are requested
 * @param text whether the answer is plain text instead of JSON
 */
record TranscriptionRequest(StubModel model, boolean verbose, boolean words, boolean segments, boolean text) {
    static final long MAX_FILE_BYTES = 25L * 1024 * 1024;

    private static final String GRANULARITIES = "timestamp_granularities[]";
    private static final Set<MediaFormat> FORMATS = Set.of(
            MediaFormat.FLAC,
            MediaFormat.MP3,
            MediaFormat.M4A,
            MediaFormat.MP4,
            MediaFormat.WAV,
            MediaFormat.OGG,
            MediaFormat.WEBM);

    /** @param format of the file; empty if it is none that is known */
    static TranscriptionRequest parse(Map<String, List<String>> fields, Optional<MediaFormat> format, long fileBytes) {
        StubModel model = StubModel.get(one(fields, "model")
                .orElseThrow(() -> OpenAiErrors.invalid("you must provide a model parameter", null)));
        if (!model.listens()) {
            throw OpenAiErrors.invalid("Invalid model for this endpoint.", "model");
        }
        if (fileBytes > MAX_FILE_BYTES) {
            throw OpenAiErrors.tooLarge();
        }
        if (format.filter(FORMATS::contains).isEmpty()) {
            throw OpenAiErrors.invalid(
                    "Invalid file format. Supported formats: ['flac', 'm4a', 'mp3', 'mp4', 'mpeg', 'mpga', 'oga', 'ogg',"
                            + " 'wav', 'webm']",
                    "file");
        }
        String response = one(fields, "response_format").orElse("json");
        boolean whisper = model.id().startsWith("whisper");
        if (!Set.of("json", "text", "verbose_json").contains(response) || !whisper && response.equals("verbose_json")) {
            throw OpenAiErrors.invalid(
                    "response_format '" + response + "' is not compatible with model '" + model.id()
                            + "'. Use 'json' or" + " 'text' instead.",
                    "response_format",
                    "unsupported_value");
        }
        List<String> granularities = fields.getOrDefault(GRANULARITIES, List.of());
        boolean verbose = response.equals("verbose_json");
        if (!granularities.isEmpty() && !verbose) {
            throw OpenAiErrors.invalid(
                    "timestamp_granularities can only be used with response_format verbose_json.",
                    "timestamp_granularities");
        }
        return new TranscriptionRequest(
                model,
                verbose,
                granularities.contains("word"),
                granularities.isEmpty() || granularities.contains("segment"),
                response.equals("text"));
    }

    private static Optional<String> one(Map<String, List<String>> fields, String name) {
        return fields.getOrDefault(name, List.of()).stream().findFirst().filter(value -> !value.isBlank());
    }
}
