package io.serenade.generation;

import io.serenade.jobs.Job;
import io.serenade.jobs.JobState;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The status of a generation, as its API names it. */
public enum GenerationStatus {
    /** Stored; the provider has not been asked yet. */
    PENDING(Condition.UNDER_WAY + " and j.stage = 'predict' and j.attempts = 0 and not " + Condition.AT_PROVIDER),
    /** At the provider, or its results are being fetched. */
    PROCESSING(Condition.UNDER_WAY + " and (j.stage = 'predict' and " + Condition.AT_PROVIDER
            + " or j.stage <> 'predict' and (j.attempts = 0 or j.state <> 'READY'))"),
    /** Waits before another attempt. */
    RETRYING(Condition.UNDER_WAY + " and j.attempts > 0 and (j.stage = 'predict' and not " + Condition.AT_PROVIDER
            + " or j.stage <> 'predict' and j.state = 'READY')"),
    /** The results are ready; final. */
    COMPLETED("j.state = 'SUCCEEDED'"),
    /** Failed or cancelled; final. */
    FAILED("j.state in ('FAILED', 'CANCELLED')");

    private final String condition;

    GenerationStatus(String condition) {
        this.condition = condition;
    }

    /** @param atProvider whether the provider may have the prediction */
    static GenerationStatus of(Job job, boolean atProvider) {
        return switch (job.state()) {
            case SUCCEEDED -> COMPLETED;
            case FAILED, CANCELLED -> FAILED;
            case WAITING, READY, RUNNING, PARKED ->
                job.stage().equals(Predict.NAME) ? predicting(job, atProvider) : collecting(job);
        };
    }

    private static GenerationStatus predicting(Job job, boolean atProvider) {
        return atProvider ? PROCESSING : job.attempts() > 0 ? RETRYING : PENDING;
    }

    private static GenerationStatus collecting(Job job) {
        return job.state() == JobState.READY && job.attempts() > 0 ? RETRYING : PROCESSING;
    }

    /**
     * The words in the order of a job's life, each with the same as {@link #of} as a condition on the row {@code j} of
     * {@code jobs}.
     */
    public static Map<String, String> conditions() {
        Map<String, String> conditions = new LinkedHashMap<>();
        Arrays.stream(values()).forEach(status -> conditions.put(status.word(), status.condition));
        return conditions;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static final class Condition {
        static final String UNDER_WAY = "j.state in ('WAITING', 'READY', 'RUNNING', 'PARKED')";
        static final String AT_PROVIDER = "exists (select 1 from provider_tasks t where t.job_id = j.id"
                + " and t.state in ('SENT', 'RUNNING', 'OVERDUE'))";
    }
}
