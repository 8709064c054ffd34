package io.serenade.jobs;

import java.time.Duration;
import java.util.List;

/** A product's road: its stages in order, the gate before the first, and what the core must tell the product. One bean each. */
public interface Workflow {
    String product();

    /** Where its jobs wait for a slot; any job that ends gives its slot back. */
    Gate gate();

    List<Stage> stages();

    /** How long a job's media and personal data are kept. */
    Duration keptFor();

    /** Removes a job's personal data and media for good; done again, it changes nothing. */
    void erase(String jobId);

    /** Called in the transaction in which a job of this product failed, to note it in the product's own columns. */
    default void failed(String jobId, String stage, JobError error) {}
}
