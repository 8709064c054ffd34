package io.serenade.jobs;

import java.util.List;

/** A product's road: its stages in order. One bean per product. */
public interface Workflow {
    String product();

    List<Stage> stages();

    /** Called in the transaction in which a job of this product failed, to note it in the product's own columns. */
    default void failed(String jobId, String stage, JobError error) {}

    /** Called after an outcome of this product was stored, outside any transaction. */
    default void settled(Job job) {}
}
