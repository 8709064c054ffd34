package io.serenade.accounts;

import io.serenade.platform.mail.EmailAddress;

/**
 * Fired in the transaction in which somebody asks for a new password, whether the account exists or not; the sender
 * calls {@link PasswordResets#open} when it writes the message.
 *
 * @param key a one-way key, the same for the same address
 */
public record ResetAsked(EmailAddress email, String key) {}
