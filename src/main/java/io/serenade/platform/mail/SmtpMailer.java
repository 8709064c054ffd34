package io.serenade.platform.mail;

import io.serenade.platform.mail.MailSettings.MailServer;
import io.serenade.platform.settings.Secret;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;

/** Sends messages through a mail server, with one connection each, because messages are rare. */
final class SmtpMailer implements Mailer {
    private static final String PATIENCE_MILLIS = "15000";

    private final MailServer server;
    private final Envelope envelope;

    SmtpMailer(MailServer server, Envelope envelope) {
        this.server = server;
        this.envelope = envelope;
    }

    @Override
    public void send(Letter letter) {
        Session session = Session.getInstance(properties());
        try (Transport transport = session.getTransport(protocol())) {
            MimeMessage message = envelope.around(letter, session);
            transport.connect(
                    server.host(),
                    server.port(),
                    server.user().orElse(null),
                    server.password().map(Secret::reveal).orElse(null));
            transport.sendMessage(message, message.getAllRecipients());
        } catch (MessagingException e) {
            throw new MailException(e);
        }
    }

    private String protocol() {
        return server.encrypted() ? "smtps" : "smtp";
    }

    private Properties properties() {
        String prefix = "mail." + protocol() + ".";
        Properties properties = new Properties();
        properties.setProperty(prefix + "auth", Boolean.toString(server.user().isPresent()));
        properties.setProperty(prefix + "starttls.enable", Boolean.toString(server.startTls()));
        properties.setProperty(prefix + "starttls.required", Boolean.toString(server.startTls()));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "connectiontimeout", PATIENCE_MILLIS);
        properties.setProperty(prefix + "timeout", PATIENCE_MILLIS);
        properties.setProperty(prefix + "writetimeout", PATIENCE_MILLIS);
        return properties;
    }
}
