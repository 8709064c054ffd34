package io.serenade.operators;

import io.serenade.jobs.Workflow;
import io.serenade.jobs.Workflows;
import io.serenade.jobs.operations.OperatedJobs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** All products, as operators see them. */
@ApplicationScoped
public class OperatedProducts {
    @Inject
    Workflows workflows;

    @Inject
    @Any
    Instance<OperatedJobs> told;

    /** The names of all products. */
    public List<String> names() {
        return workflows.all().map(Workflow::product).sorted().toList();
    }

    public Optional<OperatedJobs> find(String product) {
        return told.stream().filter(jobs -> jobs.product().equals(product)).findFirst();
    }

    public List<OperatedJobs> list() {
        return told.stream().toList();
    }

    /** What people call a product. */
    public String title(String product) {
        return find(product).map(OperatedJobs::title).orElse(product);
    }

    /** The stages of a product in their order; of all products where it is not named. */
    public List<String> stages(Optional<String> product) {
        return workflows
                .all()
                .filter(workflow -> product.isEmpty() || product.get().equals(workflow.product()))
                .flatMap(workflow -> workflow.stages().stream())
                .map(stage -> stage.name())
                .distinct()
                .toList();
    }
}
