package io.serenade.jobs.calls;

import io.serenade.jobs.JobError;
import io.serenade.jobs.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The state of a stage's tasks, by name. A stage that needs all of them waits while {@link #pending} has an outcome; a
 * stage that needs only some may continue earlier.
 *
 * @param waits what each pending task waits for
 */
public record TaskGroup(Set<String> succeeded, Map<String, JobError> failed, List<Outcome> waits) {

    /** How the stage waits for the next change; empty when every task has ended. */
    public Optional<Outcome> pending() {
        return waits.isEmpty() ? Optional.empty() : Optional.of(AskOnce.soonest(waits));
    }
}
