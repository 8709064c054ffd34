package io.serenade.generation;

import io.serenade.jobs.Job;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a generation stands, in the words of specification 3 (ruling 24). */
public enum GenerationStatus {
    /** Stored; the provider has not been asked yet. */
    PENDING("(j.state = 'WAITING' or j.state = 'READY' and j.stage = 'predict' and j.attempts = 0"
            + " and g.prediction_id is null)"),
    /** At the provider, or its results are being fetched. */
    PROCESSING("(j.state in ('RUNNING', 'PARKED') or j.state = 'READY' and j.stage <> 'predict' and j.attempts = 0"
            + " or j.state = 'READY' and j.stage = 'predict' and g.prediction_id is not null)"),
    /** Rests before another try. */
    RETRYING("(j.state = 'READY' and j.attempts > 0 and (j.stage <> 'predict' or g.prediction_id is null))"),
    /** The results are there; final. */
    COMPLETED("j.state = 'SUCCEEDED'"),
    /** Given up or cancelled; final. */
    FAILED("j.state in ('FAILED', 'CANCELLED')");

    private final String condition;

    GenerationStatus(String condition) {
        this.condition = condition;
    }

    static GenerationStatus of(Job job, Generation generation) {
        return switch (job.state()) {
            case WAITING -> PENDING;
            case READY -> ready(job, generation);
            case RUNNING, PARKED -> PROCESSING;
            case SUCCEEDED -> COMPLETED;
            case FAILED, CANCELLED -> FAILED;
        };
    }

    /** A job whose prediction is looked at again soon is still at the provider. */
    private static GenerationStatus ready(Job job, Generation generation) {
        boolean predicting = job.stage().equals(Predict.NAME);
        if (predicting && generation.predictionId().isPresent()) {
            return PROCESSING;
        }
        return job.attempts() > 0 ? RETRYING : predicting ? PENDING : PROCESSING;
    }

    /** The same as {@link #of}, as a condition on the rows {@code j} of {@code jobs} and {@code g} of {@code generations}. */
    String condition() {
        return condition;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<GenerationStatus> find(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word().equals(word))
                .findFirst();
    }
}
