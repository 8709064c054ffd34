package io.serenade.accounts;

import io.serenade.platform.Expiring;
import io.serenade.platform.OwnedData;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Deletes accounts with everything that belongs to them. What is ordered during the deletion, or cannot be removed at
 * that time, is removed by the next clean-up, and only then the account's id.
 */
@ApplicationScoped
public class ClosedAccounts implements Expiring {
    private static final Logger LOG = System.getLogger(ClosedAccounts.class.getName());

    /** Longer than any order takes from its request until it is stored. */
    private static final Duration AWAITED = Duration.ofHours(1);

    @Inject
    Accounts accounts;

    @Inject
    PasswordResets resets;

    @Inject
    SignIn signIn;

    @Inject
    Instance<OwnedData> belongings;

    /**
     * Closes an account and erases what belongs to it.
     *
     * @throws io.serenade.platform.web.problems.ProblemException 401 for a wrong password
     * @throws AttemptLimits.TooManyAttemptsException when the limit of attempts is used up
     */
    public void delete(AccountId id, String password, String callerAddress) {
        Account account = accounts.find(id).orElseThrow(SignIn::wrongPassword);
        signIn.refuseUnlessPassword(account, password, callerAddress);
        accounts.close(id);
        resets.endAll(id);
        boolean all = eraseBelongings(id);
        LOG.log(Level.INFO, "Account {0} was deleted{1}", id.value(), all ? "" : "; the rest goes with the clean-up");
    }

    private boolean eraseBelongings(AccountId id) {
        boolean all = true;
        for (OwnedData some : belongings) {
            all &= some.eraseAllOf(id.owner());
        }
        return all;
    }

    @Override
    public String what() {
        return "closed accounts";
    }

    @Override
    public int removeExpired(Instant now) {
        List<AccountId> empty = accounts.listClosedBefore(now.minus(AWAITED)).stream()
                .filter(this::eraseBelongings)
                .toList();
        empty.forEach(accounts::forget);
        return empty.size();
    }
}
