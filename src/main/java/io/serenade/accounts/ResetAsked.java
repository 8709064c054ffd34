package io.serenade.accounts;

import io.serenade.platform.mail.EmailAddress;

/**
 * Fired in the transaction in which somebody asks for a new password, whether there is such an account or not: whoever sends
 * messages asks {@link PasswordResets#open} when the message leaves.
 *
 * @param key the same for the same address, which it does not tell
 */
public record ResetAsked(EmailAddress email, String key) {}
