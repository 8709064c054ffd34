package io.serenade.platform.mail;

/** A message did not leave. What the mail server said stays in the cause, as it may repeat the address. */
public class MailException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MailException(Throwable cause) {
        super("The message could not be handed over (" + cause.getClass().getSimpleName() + ").", cause);
    }
}
