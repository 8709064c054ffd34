package io.serenade.jobs;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** A product's pipeline: its stages in order, its share of providers' slots, retention and erasure. One bean each. */
public interface Workflow {
    String product();

    List<Stage> stages();

    /** How many slots of a provider's account this product may take at a time; empty for as many as there are. */
    default OptionalInt slotsAt(String account) {
        return OptionalInt.empty();
    }

    /** How long a job's media and personal data are kept. */
    Duration keptFor();

    /**
     * Deletes a job's personal data and media permanently; idempotent. Called outside transactions: rows are deleted in
     * a transaction of their own, and files after its commit.
     */
    void erase(String jobId);
}
