package io.serenade.platform.mail;

/** Sends messages by e-mail. */
public interface Mailer {

    /** @throws MailException when the message did not leave */
    void send(Letter letter);
}
