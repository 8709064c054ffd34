package io.serenade.jobs.engine;

import io.serenade.jobs.Gate;
import io.serenade.jobs.Gates;
import io.serenade.jobs.Workflow;
import io.serenade.jobs.Workflows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Lets waiting jobs in when their provider has room, and rings for them. */
@ApplicationScoped
public class Admission {
    @Inject
    private Gates gates;

    @Inject
    private Workflows workflows;

    @Inject
    private WakeUpSender doorbell;

    /** To be called outside a transaction whenever a job of the product was added or a slot came free. */
    public int admit(String product) {
        Workflow workflow = workflows.get(product);
        Gate gate = workflow.gate();
        List<String> admitted = gates.admit(gate.name(), gate.capacity());
        admitted.forEach(id -> doorbell.ring(workflow.stages().get(0).lane()));
        return admitted.size();
    }

    /** The net: every product's gate is looked at. */
    public void admitAll() {
        workflows.all().forEach(workflow -> admit(workflow.product()));
    }
}
