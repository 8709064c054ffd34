package io.serenade.jobs.calls;

import io.serenade.jobs.calls.TaskCallbacks.LateResult;
import io.serenade.providers.ProviderException;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Has late results looked at after the callback that told of them is stored and answered. */
@ApplicationScoped
class LateResultObserver {
    private static final Logger LOG = System.getLogger(LateResultObserver.class.getName());

    @Resource
    private ManagedExecutorService executor;

    @Inject
    private LateResults results;

    void onLate(@Observes(during = TransactionPhase.AFTER_SUCCESS) LateResult late) {
        executor.execute(() -> look(late.taskId()));
    }

    private void look(long taskId) {
        try {
            results.look(taskId);
        } catch (ProviderException e) {
            LOG.log(Level.WARNING, "The late result of task {0} cannot be read: {1}", taskId, e.detail());
        }
    }
}
