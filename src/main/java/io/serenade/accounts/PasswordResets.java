package io.serenade.accounts;

import io.serenade.platform.Expiring;
import io.serenade.platform.Ids;
import io.serenade.platform.database.Database;
import io.serenade.platform.database.LongRunning;
import io.serenade.platform.mail.EmailAddress;
import io.serenade.platform.settings.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Links for setting a new password after the old one was forgotten. A link works once, within half an hour of the time
 * its message is written; only a hash of its token is stored. Methods are short transactions.
 */
@ApplicationScoped
@Transactional
public class PasswordResets implements Expiring {
    public static final Duration VALID = Duration.ofMinutes(30);

    @Inject
    Database database;

    @Inject
    @LongRunning
    Database longRunning;

    @Inject
    Accounts accounts;

    @Inject
    AttemptLimits limits;

    @Inject
    Event<ResetAsked> asked;

    @Inject
    Clock clock;

    /**
     * Sends a link to an address if it has an account. Callers cannot tell whether it has one, because the difference
     * happens later, asynchronously. Once an address has had its limit of messages, no more are sent, and callers are
     * not told.
     *
     * @throws AttemptLimits.TooManyAttemptsException when the caller's limit is used up
     */
    public AttemptLimits.Counted ask(EmailAddress email, String callerAddress) {
        AttemptLimits.Counted counted = limits.countReset(callerAddress);
        if (limits.maySend(email)) {
            asked.fire(new ResetAsked(email, limits.nameOf(email)));
        }
        return counted;
    }

    /** The token of a new link, for the message that is written now; empty if the address has no account. */
    public Optional<Secret> open(EmailAddress email) {
        return accounts.find(email).map(account -> {
            String token = Ids.newToken();
            database.update(
                    "insert into password_resets (token_hash, account_id, expires_at) values (?, ?, ?)",
                    Ids.hash(token),
                    account.id().value(),
                    clock.instant().plus(VALID));
            return new Secret(token);
        });
    }

    /** The account that a token belongs to; empty for one that was used, has expired or never existed. */
    Optional<Account> find(String token) {
        return database.find(
                        "select account_id from password_resets where token_hash = ? and expires_at > ?",
                        row -> new AccountId(row.getString(1)),
                        Ids.hash(token),
                        clock.instant())
                .flatMap(accounts::find);
    }

    /**
     * Sets the password, ends all sessions and all links of the account.
     *
     * @return false when the link was used meanwhile
     */
    boolean redeem(String token, String passwordHash) {
        Optional<AccountId> account = database.find(
                "delete from password_resets where token_hash = ? and expires_at > ? returning account_id",
                row -> new AccountId(row.getString(1)),
                Ids.hash(token),
                clock.instant());
        account.ifPresent(this::endAll);
        return account.flatMap(id -> accounts.changePassword(id, passwordHash)).isPresent();
    }

    /** Ends the links of an account. */
    void endAll(AccountId account) {
        database.update("delete from password_resets where account_id = ?", account.value());
    }

    @Override
    public String what() {
        return "links for new passwords";
    }

    @Override
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public int removeExpired(Instant now) {
        return longRunning.update("delete from password_resets where expires_at < ?", now);
    }
}
