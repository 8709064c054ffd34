package io.serenade.generation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a caller asked for and what the provider made of it; the product's half of a generation's job, under the same id. */
@Entity
@Table(name = "generations")
public class Generation {
    /** The core's name of this product. */
    public static final String PRODUCT = "generation";

    private static final Duration OUTPUTS_KEPT = Duration.ofHours(1);

    @Id
    @Column(name = "job_id")
    private String jobId;

    private String model;
    private String prompt;
    private String parameters;
    private int attempt;

    @Column(name = "send_started_at")
    private Instant sendStartedAt;

    @Column(name = "prediction_id")
    private String predictionId;

    @Column(name = "predicted_at")
    private Instant predictedAt;

    @Column(name = "run_seconds")
    private Double runSeconds;

    private String outputs;

    @Column(name = "output_text")
    private String outputText;

    private String media;

    protected Generation() {}

    public Generation(String jobId, GenerationOrder order) {
        this.jobId = jobId;
        model = order.model();
        prompt = order.prompt();
        parameters = order.parameters().toString();
    }

    /** A request for a prediction is about to be sent; until it is answered it may have been taken. */
    void startSending(Instant now) {
        attempt++;
        sendStartedAt = now;
    }

    /** The request was answered, or surely never arrived. */
    void noteAnswered() {
        sendStartedAt = null;
    }

    /** The provider took the request, as its answer or its callback says. */
    void markPredicting(String prediction, Instant now) {
        predictionId = prediction;
        predictedAt = now;
        sendStartedAt = null;
    }

    /** The present attempt came to nothing; the next one asks anew. */
    void forgetPrediction() {
        predictionId = null;
        predictedAt = null;
        sendStartedAt = null;
    }

    void markPredicted(List<URI> addresses, Optional<String> text, Optional<Duration> runTime) {
        outputs = String.join("\n", addresses.stream().map(URI::toString).toList());
        outputText = text.orElse(null);
        runSeconds = runTime.map(time -> time.toMillis() / 1000.0).orElse(null);
    }

    /** The provider forgets outputs an hour after the prediction's end, which comes by its deadline. */
    boolean mayHaveOutputsAt(Instant moment, Duration deadline) {
        return moment.isBefore(predictedAt.plus(deadline).plus(OUTPUTS_KEPT));
    }

    void markStored(List<String> keys) {
        media = String.join(" ", keys);
        outputs = null;
        outputText = null;
    }

    /** Everything of the caller's is removed; what remains only counts. */
    void erase() {
        prompt = null;
        parameters = null;
        outputs = null;
        outputText = null;
        media = null;
    }

    public String jobId() {
        return jobId;
    }

    public String model() {
        return model;
    }

    /** Empty once erased. */
    public Optional<String> prompt() {
        return Optional.ofNullable(prompt);
    }

    /** A JSON object; empty once erased. */
    public Optional<String> parameters() {
        return Optional.ofNullable(parameters);
    }

    int attempt() {
        return attempt;
    }

    Optional<Instant> sendStartedAt() {
        return Optional.ofNullable(sendStartedAt);
    }

    public Optional<String> predictionId() {
        return Optional.ofNullable(predictionId);
    }

    public Optional<Instant> predictedAt() {
        return Optional.ofNullable(predictedAt);
    }

    public Optional<Double> runSeconds() {
        return Optional.ofNullable(runSeconds);
    }

    /** Where the provider keeps what it made; empty once it is in our storage. */
    List<URI> outputs() {
        return outputs == null ? List.of() : outputs.lines().map(URI::create).toList();
    }

    Optional<String> outputText() {
        return Optional.ofNullable(outputText);
    }

    /** The keys of the results in the storage, in the provider's order; empty until they are there. */
    public List<String> media() {
        return media == null || media.isEmpty() ? List.of() : List.of(media.split(" "));
    }
}
