package io.serenade.accounts;

import io.serenade.platform.limits.Limits;
import io.serenade.platform.limits.Limits.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Counts orders against their callers' limits. Methods join the caller's transaction. */
@ApplicationScoped
public class CallerLimits {
    @Inject
    Limits limits;

    /** A limit is used up; nothing was counted. */
    public static final class LimitException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Verdict verdict;

        LimitException(Verdict verdict) {
            this.verdict = verdict;
        }

        public Verdict verdict() {
            return verdict;
        }
    }

    /** @throws LimitException when the limit is used up */
    public void count(Caller caller) {
        caller.total().ifPresent(total -> refuseUnless(limits.total(total.limitKey(), total.limit())));
        refuseUnless(limits.slide(caller.limitKey(), caller.limitPerHour(), Caller.WINDOW));
    }

    /**
     * Checks the limit without counting, to avoid work for an order that would be refused.
     *
     * @throws LimitException when the limit is used up already
     */
    public void check(Caller caller) {
        caller.total().ifPresent(total -> refuseUnless(limits.peekTotal(total.limitKey(), total.limit())));
        refuseUnless(peek(caller));
    }

    /** The exception rolls the caller's transaction back, and with it all earlier counts. */
    private static void refuseUnless(Verdict verdict) {
        if (!verdict.allowed()) {
            throw new LimitException(verdict);
        }
    }

    /** The remaining limit, without counting an order. */
    public Verdict peek(Caller caller) {
        return limits.peek(caller.limitKey(), caller.limitPerHour(), Caller.WINDOW);
    }
}
