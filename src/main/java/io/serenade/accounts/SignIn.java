package io.serenade.accounts;

import io.serenade.accounts.AttemptLimits.Counted;
import io.serenade.platform.mail.EmailAddress;
import io.serenade.platform.web.problems.ProblemException;
import io.serenade.platform.web.problems.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Creates accounts, and starts and ends sessions. Compares passwords outside transactions. */
@ApplicationScoped
public class SignIn {
    @Inject
    Accounts accounts;

    @Inject
    Passwords passwords;

    @Inject
    PasswordRules rules;

    @Inject
    PasswordResets resets;

    @Inject
    AttemptLimits limits;

    @Inject
    AccessTokens tokens;

    /** A new session. @param counted the attempt that led to it */
    public record Begun(AccessToken token, Counted counted) {}

    /**
     * Makes an account.
     *
     * @param callerAddress key of the caller's address
     * @throws ProblemException 409 where the address has an account, 422 for a weak password
     * @throws AttemptLimits.TooManyAttemptsException when the limit of this IP address is used up
     */
    public Begun register(EmailAddress email, String password, String callerAddress) {
        refuseWeak(password, email);
        Counted counted = limits.countRegistration(callerAddress);
        if (accounts.find(email).isPresent()) {
            throw taken();
        }
        Account account = accounts.add(email, passwords.hash(password)).orElseThrow(SignIn::taken);
        return new Begun(tokens.issue(account), counted);
    }

    /**
     * Begins a session.
     *
     * @throws ProblemException 401 for a wrong password and, after the same time, for an address without an account
     * @throws AttemptLimits.TooManyAttemptsException when the limit of attempts is used up
     */
    public Begun login(EmailAddress email, String password, String callerAddress) {
        Counted counted = limits.countLogin(email, callerAddress);
        Optional<Account> account = accounts.find(email);
        if (!passwords.matches(account.map(Account::passwordHash), password)) {
            throw new ProblemException(ProblemType.INVALID_CREDENTIALS, "Invalid login credentials");
        }
        Account known = account.orElseThrow();
        if (passwords.isOutdated(known.passwordHash())) {
            accounts.rehash(known, passwords.hash(password));
        }
        return new Begun(tokens.issue(known), counted);
    }

    /**
     * Sets another password; all other sessions end.
     *
     * @throws ProblemException 401 for a wrong present password, 422 for a weak new one
     * @throws AttemptLimits.TooManyAttemptsException when the limit of attempts is used up
     */
    public Begun changePassword(AccountId id, String present, String next, String callerAddress) {
        Account account = accounts.find(id).orElseThrow(SignIn::wrongPassword);
        refuseWeak(next, account.email());
        Counted counted = refuseUnlessPassword(account, present, callerAddress);
        Account changed = accounts.changePassword(id, passwords.hash(next)).orElseThrow(SignIn::wrongPassword);
        resets.endAll(id);
        return new Begun(tokens.issue(changed), counted);
    }

    /**
     * Sets the password that somebody forgot; all sessions end.
     *
     * @throws ProblemException 400 for an invalid link, 422 for a weak password, which does not use the link up
     */
    public void resetPassword(String token, String password) {
        Account account = resets.find(token).orElseThrow(SignIn::deadLink);
        refuseWeak(password, account.email());
        if (!resets.redeem(token, passwords.hash(password))) {
            throw deadLink();
        }
    }

    /** @throws ProblemException 401 for a wrong password */
    Counted refuseUnlessPassword(Account account, String password, String callerAddress) {
        Counted counted = limits.countLogin(account.email(), callerAddress);
        if (!passwords.matches(Optional.of(account.passwordHash()), password)) {
            throw wrongPassword();
        }
        return counted;
    }

    public void endSessions(AccountId id) {
        accounts.endSessions(id);
    }

    private void refuseWeak(String password, EmailAddress email) {
        rules.problemOf(password, email.reveal()).ifPresent(problem -> {
            throw new ProblemException(ProblemType.WEAK_PASSWORD, problem);
        });
    }

    private static ProblemException taken() {
        return new ProblemException(ProblemType.USER_ALREADY_EXISTS, "User already registered");
    }

    static ProblemException wrongPassword() {
        return new ProblemException(ProblemType.INVALID_CREDENTIALS, "This is not your present password.");
    }

    private static ProblemException deadLink() {
        return new ProblemException(
                ProblemType.INVALID_RESET_TOKEN,
                "This link was used before or is older than half an hour. Please ask for a new one.");
    }
}
