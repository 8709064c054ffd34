package io.serenade.jobs.calls;

import io.serenade.jobs.JobError;
import io.serenade.jobs.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a stage's tasks stand, by their names. A stage that needs all waits while {@link #pending} has an outcome; one that
 * needs enough may go on before.
 *
 * @param waits what each task that goes on waits for
 */
public record TaskGroup(Set<String> succeeded, Map<String, JobError> failed, List<Outcome> waits) {

    /** How the stage rests until something moves; empty when every task has ended. */
    public Optional<Outcome> pending() {
        return waits.isEmpty() ? Optional.empty() : Optional.of(AskOnce.soonest(waits));
    }
}
