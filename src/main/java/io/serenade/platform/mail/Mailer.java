package io.serenade.platform.mail;

/** Sends messages by e-mail. */
public interface Mailer {

    /** @throws MailException when the message could not be sent */
    void send(Letter letter);
}
