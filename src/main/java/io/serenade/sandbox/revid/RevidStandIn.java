package io.serenade.sandbox.revid;

import io.serenade.sandbox.tasks.SandboxTasks;
import io.serenade.sandbox.tasks.StandIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** The stand-in for Revid. It deletes texts and pictures an hour after the end, and its videos after a week. */
@ApplicationScoped
public class RevidStandIn implements StandIn {
    static final String PROVIDER = "revid";

    private static final Duration INPUT_KEPT = Duration.ofHours(1);
    private static final Duration VIDEOS_KEPT = Duration.ofDays(7);

    @Inject
    SandboxTasks tasks;

    @Inject
    RevidMedia media;

    @Override
    public String provider() {
        return PROVIDER;
    }

    @Override
    public Set<Class<?>> resources() {
        return Set.of(RevidKeyFilter.class, RevidResource.class, RevidFileResource.class);
    }

    @Override
    public void removeInputs(Instant now) {
        tasks.listWithInput(PROVIDER, now.minus(INPUT_KEPT))
                .forEach(task -> tasks.removeInput(
                        task.id(), new RevidVideo(task, now).withoutInput().toString()));
    }

    @Override
    public void removeFiles(Instant now) throws IOException {
        media.removeOlderThan(now.minus(VIDEOS_KEPT));
    }
}
