package io.serenade.operators;

import io.serenade.jobs.JobState;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which jobs an operator wants to see or change; an empty component does not restrict them.
 *
 * @param text a job's id or its beginning (which is the support code), a provider's id, or how a name begins
 * @param reason the code of the last failure
 */
public record JobFilter(
        Optional<String> text,
        Optional<String> product,
        Optional<Standing> standing,
        Optional<String> stage,
        Optional<String> reason) {
    public static final JobFilter ALL =
            new JobFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** The states of jobs, alone or in groups. */
    public enum Standing {
        UNDER_WAY(JobState.WAITING, JobState.READY, JobState.RUNNING, JobState.PARKED),
        WAITING(JobState.WAITING),
        READY(JobState.READY),
        RUNNING(JobState.RUNNING),
        PARKED(JobState.PARKED),
        SUCCEEDED(JobState.SUCCEEDED),
        FAILED(JobState.FAILED),
        CANCELLED(JobState.CANCELLED);

        private final List<JobState> states;

        Standing(JobState... states) {
            this.states = List.of(states);
        }

        List<JobState> states() {
            return states;
        }

        /** Its name in addresses, such as {@code under-way}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Optional<Standing> of(String word) {
            return Arrays.stream(values())
                    .filter(standing -> standing.word().equals(word))
                    .findFirst();
        }
    }

    /** A place in the list, which is sorted by time and id. */
    public record Position(Instant createdAt, String jobId) {}

    /** Just this job. */
    public static JobFilter job(String id) {
        return new JobFilter(Optional.of(id), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public boolean isAll() {
        return equals(ALL);
    }

    /** The filter in words. */
    public String said() {
        return said(text.map(value -> "text " + value));
    }

    /**
     * The filter in words for the log, which outlives the jobs; the search text may be somebody's name, so it is left
     * out.
     */
    String logged() {
        return said(text.map(value -> "a text"));
    }

    private String said(Optional<String> searched) {
        StringBuilder words = new StringBuilder();
        searched.ifPresent(value -> words.append(value).append(", "));
        product.ifPresent(value -> words.append("product ").append(value).append(", "));
        standing.ifPresent(value -> words.append("state ").append(value.word()).append(", "));
        stage.ifPresent(value -> words.append("stage ").append(value).append(", "));
        reason.ifPresent(value -> words.append("reason ").append(value).append(", "));
        return words.isEmpty() ? "all jobs" : words.substring(0, words.length() - 2);
    }
}
