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

/**
 * What a caller asked for and what the provider made of it; the product's half of a generation's job, under the same
 * id.
 */
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

    @Column(name = "predicted_at")
    private Instant predictedAt;

    @Column(name = "run_seconds")
    private Double runSeconds;

    private String outputs;

    @Column(name = "output_text")
    private String outputText;

    private String media;

    @Column(name = "left_out")
    private int leftOut;

    protected Generation() {}

    public Generation(String jobId, GenerationOrder order) {
        this.jobId = jobId;
        model = order.model();
        prompt = order.prompt();
        parameters = order.parameters().toString();
    }

    /** The prediction has succeeded; from now on the provider keeps its outputs for an hour. */
    void markPredicted(List<URI> addresses, Optional<String> text, Optional<Duration> runTime, Instant now) {
        predictedAt = now;
        outputs = String.join("\n", addresses.stream().map(URI::toString).toList());
        outputText = text.orElse(null);
        runSeconds = runTime.map(time -> time.toMillis() / 1000.0).orElse(null);
    }

    /** The provider deletes outputs an hour after the prediction's end. */
    Instant outputsKeptUntil() {
        return predictedAt.plus(OUTPUTS_KEPT);
    }

    /** @param without how many further results were not kept */
    void markStored(List<String> keys, int without) {
        if (predictedAt == null || prompt == null) {
            throw new IllegalStateException(
                    "Generation " + jobId + " cannot be stored: it was not predicted, or erased");
        }
        media = String.join(" ", keys);
        leftOut = without;
        outputs = null;
        outputText = null;
    }

    /** Deletes everything that belongs to the caller; the remaining row only serves statistics. */
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

    /** The keys of the results in the storage, in the provider's order; empty until they are stored. */
    public List<String> media() {
        return media == null || media.isEmpty() ? List.of() : List.of(media.split(" "));
    }

    /** How many results the model made beyond those that are kept. */
    public int leftOut() {
        return leftOut;
    }
}
