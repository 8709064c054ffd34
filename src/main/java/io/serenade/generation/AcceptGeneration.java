package io.serenade.generation;

import io.serenade.jobs.IdempotencyKeys;
import io.serenade.jobs.IdempotencyKeys.IdempotencyKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** Accepts an order: row, key and limit in one transaction, then the queue. */
@ApplicationScoped
public class AcceptGeneration {
    @Inject
    private Generations generations;

    @Inject
    private IdempotencyKeys keys;

    /** The same key came before with another order. */
    public static final class KeyReusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Stores an order, or finds the one that was stored under the same key.
     *
     * @param key the caller's own name for the order
     * @param fingerprint a hash of the whole request
     * @return the job's id
     */
    public String accept(GenerationOrder order, Caller caller, Optional<String> key, String fingerprint) {
        Optional<IdempotencyKey> named = key.map(k -> new IdempotencyKey(caller.idempotencyKey(k), fingerprint));
        return named.flatMap(this::repeated).orElseGet(() -> store(order, caller, named));
    }

    private String store(GenerationOrder order, Caller caller, Optional<IdempotencyKey> key) {
        String id = UUID.randomUUID().toString();
        try {
            generations.add(new Generation(id, order), caller, key);
        } catch (IdempotencyKeys.KeyTakenException e) {
            return key.flatMap(this::repeated).orElseThrow(() -> e);
        }
        return id;
    }

    private Optional<String> repeated(IdempotencyKey key) {
        return keys.find(key.key()).map(before -> {
            if (!before.fingerprint().equals(key.fingerprint())) {
                throw new KeyReusedException();
            }
            return before.jobId();
        });
    }
}
