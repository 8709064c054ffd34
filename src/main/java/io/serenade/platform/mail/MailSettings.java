package io.serenade.platform.mail;

import io.serenade.platform.settings.NodeSettings;
import io.serenade.platform.settings.Secret;
import io.serenade.platform.settings.Settings;
import io.serenade.platform.settings.SettingsException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How messages are sent.
 *
 * @param server {@code SMTP_URL}; without it messages become files
 * @param from {@code MAIL_FROM}: the sender, as {@code Serenade <hello@example.com>}
 * @param folder where messages are stored when there is no mail server
 */
public record MailSettings(Optional<MailServer> server, Sender from, Path folder) {
    private static final Pattern NAMED = Pattern.compile("(?<name>[^<>@\\p{Cntrl}]{1,100})<(?<address>[^<>]+)>");

    public static MailSettings from(Settings settings) {
        Optional<MailServer> server = settings.secret("SMTP_URL").map(MailServer::parse);
        Optional<Sender> from = settings.find("MAIL_FROM").map(MailSettings::sender);
        if (server.isPresent() && from.isEmpty()) {
            throw new SettingsException(
                    "MAIL_FROM", "is missing: with SMTP_URL set, messages need a sender such as hello@example.com.");
        }
        return new MailSettings(
                server,
                from.orElse(new Sender("", new EmailAddress("serenade@localhost"))),
                NodeSettings.from(settings).dataDir().resolve("mail"));
    }

    private static Sender sender(String text) {
        Matcher named = NAMED.matcher(text);
        String name = named.matches() ? named.group("name").strip() : "";
        return EmailAddress.parse(named.matches() ? named.group("address") : text)
                .map(address -> new Sender(name, address))
                .orElseThrow(
                        () -> Settings.refusal("MAIL_FROM", text, "an address such as Serenade <hello@example.com>"));
    }

    /**
     * The sender of messages.
     *
     * @param name shown beside the address; blank for none
     */
    public record Sender(String name, EmailAddress address) {
        String domain() {
            return address.reveal().substring(address.reveal().lastIndexOf('@') + 1);
        }
    }

    /**
     * A mail server.
     *
     * @param encrypted whether the connection is encrypted from its start ({@code smtps})
     * @param startTls whether the connection must switch to encryption before anything is sent
     */
    public record MailServer(
            String host,
            int port,
            boolean encrypted,
            boolean startTls,
            Optional<String> user,
            Optional<Secret> password) {

        /** The address contains a password, so a refusal never repeats it. */
        static MailServer parse(Secret address) {
            return MailServerAddress.parse(address.reveal())
                    .orElseThrow(() -> new SettingsException(
                            "SMTP_URL", "must be an address such as smtp://user:password@host:587?starttls=true."));
        }
    }
}
