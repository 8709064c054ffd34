package io.serenade.generation;

import io.serenade.accounts.Caller;
import io.serenade.jobs.IdempotencyKey;
import io.serenade.jobs.IdempotencyKeys;
import io.serenade.jobs.budget.OrderPrice;
import io.serenade.jobs.calls.Prices;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Accepts an order: stores the order with its key and counts it against the limit in one transaction; then the job is
 * queued.
 */
@ApplicationScoped
public class AcceptGeneration {
    @Inject
    private Generations generations;

    @Inject
    private IdempotencyKeys keys;

    @Inject
    private Prices prices;

    @Inject
    private GenerationSettings settings;

    /**
     * Stores an order, or finds the one that was stored under the same key.
     *
     * @param key the caller's idempotency key
     * @return the job's id
     */
    public String accept(GenerationOrder order, Caller caller, Optional<IdempotencyKey> key) {
        return keys.once(key, () -> store(order, caller, key), Function.identity());
    }

    private String store(GenerationOrder order, Caller caller, Optional<IdempotencyKey> key) {
        String id = UUID.randomUUID().toString();
        OrderPrice price = OrderPrice.ofDollars(prices.find(order.model()).atMost(settings.timeout()));
        generations.add(new Generation(id, order), order.callback(), caller, key, price);
        return id;
    }
}
