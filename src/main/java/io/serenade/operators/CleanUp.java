package io.serenade.operators;

import io.serenade.jobs.Workflow;
import io.serenade.jobs.Workflows;
import io.serenade.jobs.retention.CleanUpDuty;
import io.serenade.jobs.retention.ExpiredJobs;
import io.serenade.jobs.retention.OrphanedFiles;
import io.serenade.platform.operators.Operator;
import io.serenade.storage.StorageRoom;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The nightly clean-up from the console: a preview of what it would remove, and starting it now. */
@ApplicationScoped
public class CleanUp {
    private static final Logger LOG = System.getLogger(CleanUp.class.getName());

    @Inject
    Workflows workflows;

    @Inject
    OperatedProducts products;

    @Inject
    ExpiredJobs expired;

    @Inject
    OrphanedFiles orphans;

    @Inject
    CleanUpDuty duty;

    @Inject
    StorageRoom room;

    @Inject
    AuditLog log;

    /**
     * @param expired jobs that are older than their products keep them
     * @param orphans empty when the storage is unavailable, or holds the media of another database
     * @param dueAt when it is due next
     * @param running whether it is running
     */
    public record Preview(
            List<Expired> expired,
            Optional<OrphanedFiles.Found> orphans,
            OptionalDouble fullness,
            int stopPercent,
            Optional<Instant> dueAt,
            boolean running) {
        public Preview {
            expired = List.copyOf(expired);
        }
    }

    public record Expired(String title, int jobs, long keptDays) {}

    /** Looks at media one by one, up to a number, so it takes seconds; removes nothing. */
    public Preview preview() {
        return new Preview(
                workflows
                        .all()
                        .sorted(Comparator.comparing(Workflow::product))
                        .map(this::expired)
                        .toList(),
                orphans(),
                room.fullness(),
                room.stopPercent(),
                duty.dueAt(),
                duty.isRunning());
    }

    private Expired expired(Workflow workflow) {
        return new Expired(
                products.title(workflow.product()),
                expired.count(workflow),
                workflow.keptFor().toDays());
    }

    private Optional<OrphanedFiles.Found> orphans() {
        try {
            return orphans.look();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The storage cannot be looked through: {0}", e.getMessage());
            return Optional.empty();
        }
    }

    /** One of the nodes begins within a minute. @return false when it is being done already */
    public boolean begin(Operator operator) {
        boolean begun = duty.hasten();
        log.enter(operator, "clean up", "media and rows", begun ? "begun" : "it was under way", 0);
        return begun;
    }
}
