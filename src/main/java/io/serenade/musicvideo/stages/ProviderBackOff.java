package io.serenade.musicvideo.stages;

import io.serenade.jobs.JobError;
import io.serenade.jobs.calls.TaskEnding;
import io.serenade.jobs.calls.TaskFailure;
import io.serenade.musicvideo.film.FilmErrorCode;
import java.time.Duration;
import java.util.Set;

/** How long providers are left alone after failures. */
final class ProviderBackOff {
    static final int TRIES = 3;

    /** The film does not wait for a provider that asks for a longer delay, if it can do without the result. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private static final Set<String> FINAL =
            Set.of("provider_rejected", "provider_account", FilmErrorCode.BUDGET_EXCEEDED.name());

    private ProviderBackOff() {}

    /** Two, four, eight seconds. @param failures counted from one */
    static Duration after(int failures) {
        return Duration.ofSeconds(1L << Math.min(failures, 3));
    }

    /** What a refusal means for something that a film can do without. */
    static TaskFailure refused(TaskEnding<?> ending) {
        JobError error = ending.error().orElseThrow();
        return FINAL.contains(error.code()) || ending.retryAfter().compareTo(LONGEST) > 0
                ? TaskFailure.last(error)
                : TaskFailure.again(error);
    }
}
