package io.serenade.musicvideo.film;

import io.serenade.jobs.Job;
import io.serenade.jobs.JobError;
import io.serenade.jobs.JobState;
import java.util.Arrays;
import java.util.Optional;

/** Why a film failed, in the codes of its API. */
public enum FilmErrorCode {
    AUDIO_ANALYSIS_FAILED,
    SCENE_PLANNING_FAILED,
    GENERATION_ERROR,
    TOO_FEW_CLIPS,
    COMPOSITION_FAILED,
    BUDGET_EXCEEDED,
    TIMED_OUT,
    CANCELLED;

    /** @param message one sentence for people */
    public JobError error(String message, boolean retryable) {
        return new JobError(name(), message, retryable);
    }

    /**
     * Why a job failed; errors without a code of their own have that of their stage. Empty for a job that has not
     * failed.
     */
    public static Optional<JobError> of(Job job) {
        if (job.state() == JobState.CANCELLED) {
            return Optional.of(CANCELLED.error("The video was cancelled.", false));
        }
        if (job.state() != JobState.FAILED) {
            return Optional.empty();
        }
        return told(job);
    }

    /** Why a change of a finished film failed; empty if none did, or somebody withdrew it. */
    public static Optional<JobError> ofChange(Job job) {
        return job.state() == JobState.SUCCEEDED && job.isReopened() ? told(job) : Optional.empty();
    }

    private static Optional<JobError> told(Job job) {
        return job.error()
                .map(error -> new JobError(
                        codeOf(error.code(), job.errorStage().orElse(job.stage())),
                        Optional.ofNullable(error.message()).orElse("It was deleted."),
                        error.retryable()));
    }

    private static String codeOf(String code, String stage) {
        return Arrays.stream(values())
                .map(FilmErrorCode::name)
                .filter(code::equals)
                .findFirst()
                .orElseGet(() -> switch (FilmStep.named(stage)) {
                    case AUDIO_ANALYSIS -> AUDIO_ANALYSIS_FAILED.name();
                    case SCENE_PLANNING -> SCENE_PLANNING_FAILED.name();
                    case REFERENCE_GENERATION, PROMPT_GENERATION, VIDEO_GENERATION -> GENERATION_ERROR.name();
                    case COMPOSITION -> COMPOSITION_FAILED.name();
                });
    }
}
