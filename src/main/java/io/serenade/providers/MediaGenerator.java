package io.serenade.providers;

import io.serenade.platform.files.MediaFormat;
import io.serenade.platform.settings.Secret;
import io.serenade.providers.schema.InputCheck;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Makes pictures, clips, sound or text with a model, asynchronously: requested, then polled until final. Every method
 * but {@link #inputSchema} may throw {@link ProviderException}.
 */
public interface MediaGenerator {

    /** The provider's name, for accounts and the call log. */
    String name();

    /** The models that may be run, the default one first; empty if nothing is configured. */
    List<String> models();

    /** The allowed model with this name, in full or without its version. */
    Optional<String> findModel(String asked);

    /**
     * An address by which a model can open a file of ours, whether or not the provider can reach us. Costs nothing.
     *
     * @param format what the file is
     */
    String handOver(byte[] file, MediaFormat format);

    /** Requests a prediction, once: a request that was sent but not answered is never repeated here. */
    Prediction create(PredictionRequest request);

    /** Reads a prediction's record. */
    Prediction read(String predictionId);

    /** Cancels a prediction; a finished or unknown one is not an error. */
    void cancel(String predictionId);

    /**
     * Copies an output into a file.
     *
     * @return the format that its first bytes tell
     * @throws ProviderException when it may not be fetched from there, broke off, or is not a media file
     * @throws java.io.UncheckedIOException when our own disk fails
     */
    MediaFormat fetch(URI output, Path target, Duration deadline);

    /**
     * The secrets that its webhooks may be signed with (see {@link io.serenade.platform.keys.WebhookSignature}).
     *
     * @throws ProviderException when they cannot be fetched
     */
    List<Secret> webhookSecrets();

    /**
     * The self-contained JSON schema of a model's input object; empty if it is unknown or cannot be read now. {@link
     * InputCheck} checks against it.
     */
    Optional<JsonObject> inputSchema(String model);

    /**
     * What to make.
     *
     * @param model as the provider names it
     * @param input the model's input object, passed on as it is
     * @param webhook where the provider reports the end, or null; only ever a hint
     * @param deadline how long it may take from now until the provider aborts it, or null
     */
    record PredictionRequest(String model, JsonObject input, URI webhook, Duration deadline) {
        public PredictionRequest {
            Objects.requireNonNull(model, "model");
            Objects.requireNonNull(input, "input");
        }
    }

    /**
     * A prediction as the provider reports it.
     *
     * @param outputs addresses of the files, in order; they may expire soon
     * @param text the result if it is text and not files
     * @param model the model that was run, with its version if that is reported
     * @param waited how long it waited, by the provider's clock, until the model began; empty if it has not, or nobody
     *     says
     * @param runTime how long the model ran, which is what costs
     * @param raw the record as it came, without what we sent ourselves and without the model's log
     */
    record Prediction(
            String id,
            Status status,
            List<URI> outputs,
            Optional<String> text,
            Optional<String> error,
            String model,
            Optional<Duration> waited,
            Optional<Duration> runTime,
            String raw) {
        public Prediction {
            outputs = List.copyOf(outputs);
        }
    }

    /** The status of a prediction; unknown words mean {@link #PROCESSING}. */
    enum Status {
        /** Accepted; waits for a machine. */
        STARTING,
        /** The model is at work. */
        PROCESSING,
        SUCCEEDED,
        FAILED,
        /** Stopped while it ran, by us or by its deadline; its run time is charged. */
        CANCELED,
        /** Stopped by its deadline before it ran; costs nothing. */
        ABORTED;

        public boolean isFinal() {
            return switch (this) {
                case STARTING, PROCESSING -> false;
                case SUCCEEDED, FAILED, CANCELED, ABORTED -> true;
            };
        }
    }
}
