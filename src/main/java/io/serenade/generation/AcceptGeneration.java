package io.serenade.generation;

import io.serenade.accounts.Caller;
import io.serenade.jobs.IdempotencyKey;
import io.serenade.jobs.IdempotencyKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Accepts an order: row, key and limit in one transaction, then the queue. */
@ApplicationScoped
public class AcceptGeneration {
    @Inject
    private Generations generations;

    @Inject
    private IdempotencyKeys keys;

    /**
     * Stores an order, or finds the one that was stored under the same key.
     *
     * @param key the caller's own name for the order
     * @return the job's id
     */
    public String accept(GenerationOrder order, Caller caller, Optional<IdempotencyKey> key) {
        return keys.once(key, () -> store(order, caller, key), Function.identity());
    }

    private String store(GenerationOrder order, Caller caller, Optional<IdempotencyKey> key) {
        String id = UUID.randomUUID().toString();
        generations.add(new Generation(id, order), order.callback(), caller, key);
        return id;
    }
}
