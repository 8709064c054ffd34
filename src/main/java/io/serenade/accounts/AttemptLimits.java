package io.serenade.accounts;

import io.serenade.platform.keys.HmacSigner;
import io.serenade.platform.limits.Limits;
import io.serenade.platform.limits.Limits.Verdict;
import io.serenade.platform.mail.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;

/**
 * Limits on attempts to sign in. Attempts are counted before anything is compared, so parallel attempts gain nothing;
 * successful ones count too. Accounts are counted under a one-way hash of their address, whether or not they exist.
 */
@ApplicationScoped
@Transactional
public class AttemptLimits {
    /** Logins from one IP address to any account; there may be a household or an office behind it. */
    static final Policy LOGIN = new Policy("login", 60, Duration.ofMinutes(15));

    /** Logins to one account from one IP address. Somebody elsewhere cannot use this limit up. */
    static final Policy LOGIN_ACCOUNT = new Policy("login-account", 10, Duration.ofMinutes(15));

    /** Logins to one account from anywhere; never more than NIST SP 800-63B allows in a row. */
    static final Policy LOGIN_EVERYWHERE = new Policy("login-everywhere", 100, Duration.ofHours(1));

    static final Policy RESET = new Policy("reset-password", 10, Duration.ofHours(1));
    static final Policy RESET_MAIL = new Policy("reset-mail", 3, Duration.ofHours(1));

    private static final String REGISTER = "register";
    private static final String PURPOSE = "account-limits";

    @Inject
    Limits limits;

    @Inject
    HmacSigner signer;

    @Inject
    AccountSettings settings;

    /** A number of attempts within a sliding window. @param name letters and hyphens, reported in answers */
    public record Policy(String name, int limit, Duration window) {}

    /** The policy that counted the attempt, and what is left of it. */
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

    /** @throws TooManyAttemptsException when the limit of this address is used up */
    Counted countRegistration(String address) {
        return count(new Policy(REGISTER, settings.registrationsPerHour(), Duration.ofHours(1)), address);
    }

    /** @throws TooManyAttemptsException when a limit of the address or of the account is used up */
    Counted countLogin(EmailAddress account, String address) {
        String name = nameOf(account);
        count(LOGIN_EVERYWHERE, name);
        count(LOGIN, address);
        return count(LOGIN_ACCOUNT, name + ":" + address);
    }

    /** @throws TooManyAttemptsException when the limit of this address is used up */
    Counted countReset(String address) {
        return count(RESET, address);
    }

    /** Whether an account may be sent another message; counts the message. */
    boolean maySend(EmailAddress account) {
        return limits.slide(keyOf(RESET_MAIL, nameOf(account)), RESET_MAIL.limit(), RESET_MAIL.window())
                .allowed();
    }

    /** The exception rolls the caller's transaction back, and with it all earlier counts. */
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
        return signer.sign(PURPOSE, Account.keyOf(account));
    }
}
