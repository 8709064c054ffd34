package io.serenade.generation;

import io.serenade.jobs.IdempotencyKeys;
import io.serenade.jobs.IdempotencyKeys.IdempotencyKey;
import io.serenade.jobs.engine.Admission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.UUID;

/** Accepts an order: row, key and limit in one transaction, then the queue. */
@ApplicationScoped
public class AcceptGeneration {
    private static final Logger LOG = System.getLogger(AcceptGeneration.class.getName());

    @Inject
    private Generations generations;

    @Inject
    private IdempotencyKeys keys;

    @Inject
    private Admission admission;

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
        admit();
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

    /** The order is stored whatever happens here; the sweep comes back to it. */
    private void admit() {
        try {
            admission.admit(Generation.PRODUCT);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The queue was not asked at once; its next tick is", e);
        }
    }
}
