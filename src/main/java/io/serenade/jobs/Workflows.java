package io.serenade.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds stages and what follows them. */
@ApplicationScoped
public class Workflows {
    @Inject
    @Any
    private Instance<Workflow> all;

    public Stream<Workflow> all() {
        return all.stream();
    }

    public Workflow get(String product) {
        return all.stream()
                .filter(workflow -> workflow.product().equals(product))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No product is called " + product));
    }

    public Stage stage(String product, String name) {
        return findStage(product, name)
                .orElseThrow(() -> new IllegalArgumentException("No stage of " + product + " is called " + name));
    }

    /** Empty if this version does not know the stage or the product. */
    public Optional<Stage> findStage(String product, String name) {
        return all.stream()
                .filter(workflow -> workflow.product().equals(product))
                .flatMap(workflow -> workflow.stages().stream())
                .filter(stage -> stage.name().equals(name))
                .findFirst();
    }

    Optional<Stage> after(String product, String name) {
        List<Stage> stages = get(product).stages();
        int next = stages.indexOf(stage(product, name)) + 1;
        return next < stages.size() ? Optional.of(stages.get(next)) : Optional.empty();
    }
}
