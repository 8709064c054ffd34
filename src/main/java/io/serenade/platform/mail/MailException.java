package io.serenade.platform.mail;

/** A message could not be sent. The mail server's answer stays in the cause, because it may repeat the address. */
public class MailException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MailException(Throwable cause) {
        super("The message could not be handed over (" + cause.getClass().getSimpleName() + ").", cause);
    }
}
