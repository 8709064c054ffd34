package io.serenade.jobs.batch;

import io.serenade.jobs.retention.OldRows;
import jakarta.batch.api.AbstractBatchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Removes rows that nobody asks for any more. */
@Named
@Dependent
public class OldRowsBatchlet extends AbstractBatchlet {
    @Inject
    private OldRows rows;

    @Override
    public String process() {
        return rows.remove() + " rows removed";
    }
}
