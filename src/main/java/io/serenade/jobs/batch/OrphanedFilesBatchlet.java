package io.serenade.jobs.batch;

import io.serenade.jobs.retention.OrphanedFiles;
import jakarta.batch.api.AbstractBatchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;

/** Removes orphaned files, which crashes leave behind. */
@Named
@Dependent
public class OrphanedFilesBatchlet extends AbstractBatchlet {
    @Inject
    private OrphanedFiles orphans;

    @Override
    public String process() throws IOException {
        return orphans.remove() + " files removed";
    }
}
