package io.serenade.jobs.batch;

import io.serenade.jobs.retention.CleanUpDuty;
import jakarta.batch.api.AbstractBatchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Only reached when all steps before it went well: the clean-up is due again the next night. */
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
