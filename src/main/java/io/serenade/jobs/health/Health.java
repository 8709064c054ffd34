package io.serenade.jobs.health;

import io.serenade.jobs.engine.Nodes;
import io.serenade.platform.DatabaseWatch;
import io.serenade.storage.MediaStore;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import java.time.Clock;
import java.time.Instant;

/** Looks whether the engines are there: database, broker, workers, storage. */
@ApplicationScoped
public class Health {
    @Resource
    private ConnectionFactory connections;

    @Inject
    private DatabaseWatch database;

    @Inject
    private Nodes nodes;

    @Inject
    private MediaStore media;

    @Inject
    private Clock clock;

    /**
     * What was seen.
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
                isBrokerThere(),
                databaseThere ? nodes.consumers() : 0,
                isStorageThere());
    }

    public boolean isDatabaseThere() {
        return database.isAnswering();
    }

    public boolean isStorageThere() {
        return media.isWritable();
    }

    private boolean isBrokerThere() {
        try (JMSContext context = connections.createContext()) {
            return context.getMetaData() != null;
        } catch (JMSRuntimeException e) {
            return false;
        }
    }
}
