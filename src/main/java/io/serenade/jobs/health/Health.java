package io.serenade.jobs.health;

import io.serenade.jobs.engine.BrokerWatch;
import io.serenade.jobs.engine.Nodes;
import io.serenade.platform.database.DatabaseWatch;
import io.serenade.storage.MediaStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;

/** Checks the parts that the application depends on: database, broker, workers, storage. */
@ApplicationScoped
public class Health {
    @Inject
    private BrokerWatch broker;

    @Inject
    private DatabaseWatch database;

    @Inject
    private Nodes nodes;

    @Inject
    private MediaStore media;

    @Inject
    private Clock clock;

    /**
     * The result of a check.
     *
     * @param workers pool consumers seen in the last minute over all nodes
     */
    public record Report(Instant at, boolean database, boolean queue, int workers, boolean storage) {
        public boolean healthy() {
            return database && queue && workers > 0 && storage;
        }
    }

    public Report report() {
        boolean databaseThere = isDatabaseThere();
        return new Report(
                clock.instant(),
                databaseThere,
                broker.isThere(),
                databaseThere ? nodes.consumers() : 0,
                isStorageThere());
    }

    public boolean isDatabaseThere() {
        return database.isAnswering();
    }

    public boolean isStorageThere() {
        return media.isWritable();
    }
}
