package io.serenade.jobs.calls;

import io.serenade.jobs.calls.ProviderTasks.SlotFreed;
import io.serenade.platform.database.DatabaseException;
import io.serenade.platform.server.DeferrableWork;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.TransactionalException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Gives a freed slot to the task that has waited longest, after the commit that freed it. */
@ApplicationScoped
class SlotAdmission {
    private static final Logger LOG = System.getLogger(SlotAdmission.class.getName());

    @Resource
    private ManagedExecutorService executor;

    @Inject
    private ProviderSlots slots;

    void onFreed(@Observes(during = TransactionPhase.AFTER_SUCCESS) SlotFreed freed) {
        DeferrableWork.hand(executor, () -> admit(freed.account()));
    }

    private void admit(String account) {
        try {
            slots.admit(account);
        } catch (DatabaseException | PersistenceException | TransactionalException e) {
            LOG.log(Level.WARNING, "A free slot at {0} is given out by the next sweep: {1}", account, e.getMessage());
        }
    }
}
