package io.serenade.accounts;

import io.serenade.platform.mail.EmailAddress;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;

/**
 * Somebody who signs in with an e-mail address and a password. A session names the account version it began with and is
 * valid until that version changes. A closed account holds no personal data and is never found.
 */
@Entity
@Table(name = "accounts")
@SuppressWarnings("UnusedVariable") // the key of the address is read by queries only
public class Account {
    @Id
    private String id;

    private String email;

    @Column(name = "email_key")
    private String emailKey;

    @Column(name = "password_hash")
    private String passwordHash;

    @Column(name = "session_version")
    private int sessionVersion;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "closed_at")
    private Instant closedAt;

    protected Account() {}

    /**
     * The same for all spellings of an address: capitals make no difference, also before the at sign, where hardly any
     * mail server distinguishes them and phones often add them. Dots and anything after a plus sign do count.
     */
    static String keyOf(EmailAddress address) {
        return address.reveal().toLowerCase(Locale.ROOT);
    }

    /** Ends all sessions, because they may have been started with the old password. */
    void changePassword(String hash) {
        refuseWhenClosed();
        passwordHash = hash;
        sessionVersion++;
    }

    void endSessions() {
        refuseWhenClosed();
        sessionVersion++;
    }

    /** Removes the personal data and ends all sessions; a second call changes nothing. */
    void close(Instant now) {
        if (closedAt == null) {
            email = null;
            emailKey = null;
            passwordHash = null;
            sessionVersion++;
            closedAt = now;
        }
    }

    private void refuseWhenClosed() {
        if (isClosed()) {
            throw new IllegalStateException("Account " + id + " is closed");
        }
    }

    boolean isClosed() {
        return closedAt != null;
    }

    public AccountId id() {
        return new AccountId(id);
    }

    /** As it was typed, with the domain in ASCII. */
    public EmailAddress email() {
        return new EmailAddress(email);
    }

    String passwordHash() {
        return passwordHash;
    }

    int sessionVersion() {
        return sessionVersion;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
