package io.serenade.musicvideo;

import io.serenade.jobs.JobError;
import io.serenade.jobs.calls.TaskEnding;
import io.serenade.jobs.calls.TaskFailure;
import java.time.Duration;
import java.util.Set;

/** How long providers are left alone after failures. */
final class Rests {
    static final int TRIES = 3;

    /** Whoever asks for more is not waited for where a film can do without. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private static final Set<String> FINAL =
            Set.of("provider_rejected", "provider_account", FilmFault.BUDGET_EXCEEDED.name());

    private Rests() {}

    /** Two, four, eight seconds. @param failures counted from one */
    static Duration after(int failures) {
        return Duration.ofSeconds(1L << Math.min(failures, 3));
    }

    /** What a refusal of something means that a film can do without. */
    static TaskFailure refused(TaskEnding<?> ending) {
        JobError error = ending.error().orElseThrow();
        return FINAL.contains(error.code()) || ending.retryAfter().compareTo(LONGEST) > 0
                ? TaskFailure.last(error)
                : TaskFailure.again(error);
    }
}
