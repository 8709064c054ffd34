package io.serenade.sandbox.replicate;

import io.serenade.sandbox.tasks.SandboxFiles;
import io.serenade.sandbox.tasks.SandboxTasks;
import io.serenade.sandbox.tasks.StandIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;

/** The stand-in for Replicate, which deletes inputs and outputs an hour after the end. */
@ApplicationScoped
public class ReplicateStandIn implements StandIn {
    static final String PROVIDER = "replicate";

    @Inject
    SandboxTasks tasks;

    @Inject
    ReplicateMedia media;

    @Inject
    SandboxFiles files;

    @Override
    public String provider() {
        return PROVIDER;
    }

    @Override
    public Set<Class<?>> resources() {
        return Set.of(
                ReplicateKeyFilter.class,
                ReplicateResource.class,
                StubModelsResource.class,
                ReplicateUploadsResource.class,
                ReplicateFileResource.class);
    }

    @Override
    public void removeInputs(Instant now) {
        files.removeOld(PROVIDER, now);
        tasks.listWithInput(PROVIDER, now.minus(ReplicatePrediction.KEPT))
                .forEach(task -> tasks.removeInput(
                        task.id(),
                        new ReplicatePrediction(task, now).withoutInput().toString()));
    }

    @Override
    public void removeFiles(Instant now) throws IOException {
        media.removeOlderThan(now.minus(ReplicatePrediction.KEPT));
    }
}
