package io.serenade.jobs.batch;

import io.serenade.jobs.retention.CleanUpDuty;
import jakarta.batch.api.AbstractBatchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Reached only when all earlier steps succeeded: the clean-up is due again the next night. */
@Named
@Dependent
public class EndOfNightBatchlet extends AbstractBatchlet {
    @Inject
    private CleanUpDuty duty;

    @Override
    public String process() {
        duty.endWell();
        return "done";
    }
}
