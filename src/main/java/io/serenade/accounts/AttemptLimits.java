package io.serenade.accounts;

import io.serenade.platform.HmacSigner;
import io.serenade.platform.Limits;
import io.serenade.platform.Limits.Verdict;
import io.serenade.platform.mail.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;

/**
 * How often may be guessed. Attempts are counted before anything is compared, so that many at once guess no more; those
 * that succeed count too. Accounts are counted under a name that nobody can turn back, and those that there are not as well.
 */
@ApplicationScoped
@Transactional
public class AttemptLimits {
    /** A login from one address for whichever accounts: a household or an office behind it. */
    static final Policy LOGIN = new Policy("login", 60, Duration.ofMinutes(15));

    /** For one account from one address. Somebody elsewhere cannot use it up. */
    static final Policy LOGIN_ACCOUNT = new Policy("login-account", 10, Duration.ofMinutes(15));

    /** For one account from wherever; never more than NIST SP 800-63B allows in a row. */
    static final Policy LOGIN_EVERYWHERE = new Policy("login-everywhere", 100, Duration.ofHours(1));

    static final Policy RESET = new Policy("reset-password", 10, Duration.ofHours(1));
    static final Policy RESET_MAIL = new Policy("reset-mail", 3, Duration.ofHours(1));

    private static final String REGISTER = "register";
    private static final String PURPOSE = "account-limits";

    @Inject
    Limits limits;

    @Inject
    HmacSigner seals;

    @Inject
    AccountSettings settings;

    /** So many within any time so long. @param name of letters and hyphens, which answers tell */
    public record Policy(String name, int limit, Duration window) {}

    /** What was counted, and what is left. */
    public record Counted(Policy policy, Verdict verdict) {}

    /** A limit is used up; nothing was counted. */
    public static final class TooManyAttemptsException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Counted counted;

        TooManyAttemptsException(Counted counted) {
            super("The limit " + counted.policy().name() + " is used up");
            this.counted = counted;
        }

        public Policy policy() {
            return counted.policy();
        }

        public Verdict verdict() {
            return counted.verdict();
        }
    }

    /** @throws TooManyAttemptsException when this address has had as many as it may */
    Counted countRegistration(String address) {
        return count(new Policy(REGISTER, settings.registrationsPerHour(), Duration.ofHours(1)), address);
    }

    /** @throws TooManyAttemptsException when the address, or anybody for this account, has had as many as they may */
    Counted countLogin(EmailAddress account, String address) {
        String name = nameOf(account);
        count(LOGIN_EVERYWHERE, name);
        count(LOGIN, address);
        return count(LOGIN_ACCOUNT, name + ":" + address);
    }

    /** @throws TooManyAttemptsException when this address has asked for as many messages as it may */
    Counted countReset(String address) {
        return count(RESET, address);
    }

    /** Whether somebody may be sent another message; counts it. */
    boolean maySend(EmailAddress account) {
        return limits.slide(keyOf(RESET_MAIL, nameOf(account)), RESET_MAIL.limit(), RESET_MAIL.window())
                .allowed();
    }

    /** The caller's transaction ends with the exception, and with it what was counted before. */
    private Counted count(Policy policy, String who) {
        Counted counted = new Counted(policy, limits.slide(keyOf(policy, who), policy.limit(), policy.window()));
        if (!counted.verdict().allowed()) {
            throw new TooManyAttemptsException(counted);
        }
        return counted;
    }

    private static String keyOf(Policy policy, String who) {
        return "accounts:" + policy.name() + ":" + who;
    }

    String nameOf(EmailAddress account) {
        return seals.seal(PURPOSE, Account.keyOf(account));
    }
}
