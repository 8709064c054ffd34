package io.serenade.operators;

import io.serenade.jobs.Workflows;
import io.serenade.jobs.calls.AskAgain;
import io.serenade.jobs.calls.CancelJob;
import io.serenade.jobs.operations.OperatedJobs;
import io.serenade.jobs.webhooks.OutboundDeliveries;
import io.serenade.jobs.webhooks.OutboundDeliveries.Page;
import io.serenade.platform.operators.Operator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Carries out an operator's act on a job, and logs it. Runs in no transaction: each act brings its own. */
@ApplicationScoped
public class OperatorActions {
    @Inject
    OperatedProducts products;

    @Inject
    Workflows workflows;

    @Inject
    JobSearch search;

    @Inject
    CancelJob cancellation;

    @Inject
    AskAgain asking;

    @Inject
    OutboundDeliveries deliveries;

    @Inject
    AuditLog log;

    /** @return false when it changed nothing; it is logged in any case, also when it fails */
    public boolean perform(OperatorAction act, String jobId, Operator operator) {
        Optional<ListedJob> job = search.find(jobId);
        boolean done;
        try {
            done = job.isPresent() && perform(act, job.get());
        } catch (RuntimeException e) {
            enterFailure(act, jobId, operator, e);
            throw e;
        }
        log.enter(operator, act.word(), jobId, done ? "" : "changed nothing", done ? 1 : 0);
        return done;
    }

    private void enterFailure(OperatorAction act, String jobId, Operator operator, RuntimeException why) {
        try {
            log.enter(operator, act.word(), jobId, "broke off", 0);
        } catch (RuntimeException e) {
            why.addSuppressed(e);
        }
    }

    boolean perform(OperatorAction act, ListedJob job) {
        if (!act.mayChange(job.state(), job.erasedAt().isPresent())) {
            return false;
        }
        Optional<OperatedJobs> product = products.find(job.product());
        return switch (act) {
            case RETRY -> product.filter(jobs -> jobs.retry(job.id())).isPresent();
            case CANCEL -> cancellation.cancel(job.id());
            case ASK -> asking.ask(job.id()) > 0;
            case REPLAY -> replay(job.id());
            case TAKE_DOWN -> product.filter(jobs -> jobs.takeDown(job.id())).isPresent();
            case ERASE -> erase(job);
        };
    }

    private boolean erase(ListedJob job) {
        if (!job.state().isFinished()) {
            cancellation.cancel(job.id());
        }
        workflows.get(job.product()).erase(job.id());
        return true;
    }

    private boolean replay(String jobId) {
        return deliveries.list(new Page(Optional.of(jobId), Optional.empty(), 1)).stream()
                .findFirst()
                .filter(deliveries::replay)
                .isPresent();
    }

    /** The acts that are possible in a job's present state. */
    public List<OperatorAction> applicable(ListedJob job) {
        return List.of(OperatorAction.values()).stream()
                .filter(act -> act.mayChange(job.state(), job.erasedAt().isPresent()))
                .filter(act -> act != OperatorAction.TAKE_DOWN
                        || products.find(job.product())
                                .filter(OperatedJobs::canTakeDown)
                                .isPresent())
                .toList();
    }
}
