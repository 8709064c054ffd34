package io.serenade.jobs;

import io.serenade.platform.database.Database;
import io.serenade.platform.web.problems.ProblemException;
import io.serenade.platform.web.problems.ProblemType;
import io.serenade.storage.StorageRoom;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Products that take no orders for now, because an operator has said so. Read with each order, so a change takes effect
 * on all nodes at once.
 */
@ApplicationScoped
@Transactional
public class IntakePauses {
    @Inject
    Database database;

    @Inject
    StorageRoom room;

    @Inject
    Clock clock;

    /** @param reason for people */
    public record Pause(String product, String reason, Instant since, String operator) {}

    public List<Pause> list() {
        return database.list(
                "select product, reason, since, operator from intake_pauses order by product",
                row -> new Pause(
                        row.getString("product"),
                        row.getString("reason"),
                        Database.instant(row, "since"),
                        row.getString("operator")));
    }

    public Optional<Pause> find(String product) {
        return list().stream().filter(pause -> pause.product().equals(product)).findFirst();
    }

    /** @return false when it was paused before */
    public boolean pause(String product, String reason, String operator) {
        return database.update(
                        "insert into intake_pauses (product, reason, since, operator) values (?, ?, ?, ?) on conflict do nothing",
                        product,
                        reason,
                        clock.instant(),
                        operator)
                == 1;
    }

    /** @return false when it was not paused */
    public boolean resume(String product) {
        return database.update("delete from intake_pauses where product = ?", product) == 1;
    }

    /**
     * Products call it before they do anything for an order; {@link Jobs#start} checks again.
     *
     * @throws ProblemException 503 while the product takes no orders, or the storage has no room for them
     */
    public void check(String product) {
        if (find(product).isPresent() || room.isFull()) {
            throw new ProblemException(
                    ProblemType.SERVICE_UNAVAILABLE, "No orders are taken at the moment. Please try again later.");
        }
    }
}
