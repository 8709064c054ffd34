package io.serenade.jobs.calls;

import io.serenade.jobs.Stage;

/**
 * A stage whose work is done by providers, so that their tasks can also be cancelled or polled without running the
 * stage.
 */
public interface TaskStage extends Stage {

    /** The work of one of the job's tasks. */
    ProviderWork<?> workOf(String jobId, String taskName);
}
