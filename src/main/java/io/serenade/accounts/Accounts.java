package io.serenade.accounts;

import io.serenade.platform.Ids;
import io.serenade.platform.database.Database;
import io.serenade.platform.mail.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** All accounts. Methods are short transactions or join the caller's; closed accounts are not found. */
@ApplicationScoped
@Transactional
public class Accounts {
    @PersistenceContext
    EntityManager entities;

    @Inject
    Database database;

    @Inject
    Clock clock;

    /** A new account; empty when the address has one. */
    Optional<Account> add(EmailAddress email, String passwordHash) {
        AccountId id = new AccountId(Ids.newCuid());
        int added = database.update("""
                insert into accounts (id, email, email_key, password_hash, session_version, created_at)
                values (?, ?, ?, ?, 1, ?) on conflict (email_key) do nothing""", id.value(), email.reveal(), Account.keyOf(email), passwordHash, now());
        return added == 1 ? find(id) : Optional.empty();
    }

    public Optional<Account> find(AccountId id) {
        return Optional.ofNullable(entities.find(Account.class, id.value())).filter(account -> !account.isClosed());
    }

    Optional<Account> find(EmailAddress email) {
        return entities.createQuery("select a from Account a where a.emailKey = :key", Account.class)
                .setParameter("key", Account.keyOf(email))
                .getResultStream()
                .findFirst();
    }

    /**
     * Whether an account's sessions of this version hold; asked with every call, so one statement and no transaction.
     */
    @Transactional(TxType.SUPPORTS)
    boolean hasSession(AccountId id, int version) {
        return database.find(
                        "select 1 from accounts where id = ? and session_version = ? and closed_at is null",
                        row -> true,
                        id.value(),
                        version)
                .isPresent();
    }

    /** Changes the password, which ends all sessions. Empty when the account was closed meanwhile. */
    Optional<Account> changePassword(AccountId id, String hash) {
        Optional<Account> account = findLocked(id);
        account.ifPresent(open -> open.changePassword(hash));
        return account;
    }

    /** Stores a new hash of the same password, unless the password was changed meanwhile. */
    void rehash(Account account, String hash) {
        database.update(
                "update accounts set password_hash = ? where id = ? and password_hash = ?",
                hash,
                account.id().value(),
                account.passwordHash());
    }

    void endSessions(AccountId id) {
        findLocked(id).ifPresent(Account::endSessions);
    }

    void close(AccountId id) {
        findLocked(id).ifPresent(account -> account.close(now()));
    }

    List<AccountId> listClosedBefore(Instant cutoff) {
        return database.list(
                "select id from accounts where closed_at < ? order by closed_at limit 1000",
                row -> new AccountId(row.getString("id")),
                cutoff);
    }

    void forget(AccountId id) {
        database.update("delete from accounts where id = ? and closed_at is not null", id.value());
    }

    private Optional<Account> findLocked(AccountId id) {
        return Optional.ofNullable(entities.find(Account.class, id.value(), LockModeType.PESSIMISTIC_WRITE))
                .filter(account -> !account.isClosed());
    }

    /** The present time with the precision of the database, so that a timestamp reads back unchanged. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
