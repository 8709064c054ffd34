package io.serenade.jobs.batch;

import io.serenade.jobs.retention.OldRows;
import jakarta.batch.api.AbstractBatchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Deletes rows that are no longer needed. */
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
