package io.serenade.platform.mail;

import io.serenade.platform.mail.MailSettings.Sender;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.util.Date;

/** Makes the MIME message of an e-mail, marked as automatic so that no program replies to it (RFC 3834). */
final class Envelope {
    private final Sender from;
    private final Clock clock;

    Envelope(Sender from, Clock clock) {
        this.from = from;
        this.clock = clock;
    }

    MimeMessage around(Letter letter, Session session) throws MessagingException {
        MimeMessage message = new NamedMessage(session, letter.id() + "@" + from.domain());
        message.setFrom(sender());
        message.setRecipient(
                MimeMessage.RecipientType.TO, new InternetAddress(letter.to().reveal(), true));
        message.setSubject(letter.subject(), "UTF-8");
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        message.setContent(new MimeMultipart("alternative", part(letter.text(), "plain"), part(letter.html(), "html")));
        message.saveChanges();
        return message;
    }

    private static MimeBodyPart part(String text, String kind) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, "UTF-8", kind);
        return part;
    }

    private InternetAddress sender() throws MessagingException {
        InternetAddress sender = new InternetAddress(from.address().reveal());
        try {
            sender.setPersonal(from.name().isEmpty() ? null : from.name(), "UTF-8");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("Every Java has UTF-8", e);
        }
        return sender;
    }

    /** Keeps its {@code Message-ID}; the library would generate a new one each time. */
    private static final class NamedMessage extends MimeMessage {
        private final String name;

        NamedMessage(Session session, String name) {
            super(session);
            this.name = name;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + name + ">");
        }
    }
}
