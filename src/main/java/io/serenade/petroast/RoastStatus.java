package io.serenade.petroast;

import io.serenade.jobs.Job;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The status of a roast: the four words that its API's clients know. */
public enum RoastStatus {
    /** Stored; the provider does not have it yet. */
    QUEUED(Condition.UNDER_WAY + " and " + Condition.WAITS),
    /** At the provider, or on its way from there to us. */
    PROCESSING(Condition.UNDER_WAY + " and not (" + Condition.WAITS + ")"),
    /** The video is ready; final. */
    COMPLETED("j.state = 'SUCCEEDED'"),
    /** Given up or cancelled; final. */
    FAILED("j.state in ('FAILED', 'CANCELLED')");

    private final String condition;

    RoastStatus(String condition) {
        this.condition = condition;
    }

    /** @param atProvider whether the provider may have the order */
    static RoastStatus of(Job job, boolean atProvider) {
        return switch (job.state()) {
            case SUCCEEDED -> COMPLETED;
            case FAILED, CANCELLED -> FAILED;
            case WAITING, READY, RUNNING, PARKED ->
                job.stage().equals(RenderRoast.NAME) && !atProvider ? QUEUED : PROCESSING;
        };
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
        static final String WAITS = "j.stage = 'render' and not exists (select 1 from provider_tasks t"
                + " where t.job_id = j.id and t.state in ('SENT', 'RUNNING', 'OVERDUE'))";
    }
}
