package io.serenade.platform.mail;

import io.serenade.platform.mail.MailSettings.MailServer;
import io.serenade.platform.settings.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** Parses {@code smtp://user:password@host:port?starttls=true} and {@code smtps://…}. */
final class MailServerAddress {
    private static final Set<String> QUERIES = Set.of("starttls=true", "starttls=false");
    private static final int SUBMISSION = 587;
    private static final int SUBMISSION_ENCRYPTED = 465;

    private MailServerAddress() {}

    static Optional<MailServer> parse(String text) {
        try {
            URI uri = new URI(text);
            boolean encrypted = "smtps".equals(uri.getScheme());
            boolean known = encrypted || "smtp".equals(uri.getScheme());
            boolean bare = uri.getRawPath() == null
                    || uri.getRawPath().isEmpty()
                    || uri.getRawPath().equals("/");
            String query = uri.getRawQuery();
            if (!known || uri.getHost() == null || !bare || query != null && !QUERIES.contains(query)) {
                return Optional.empty();
            }
            Optional<String[]> login = Optional.ofNullable(uri.getRawUserInfo()).map(info -> info.split(":", 2));
            return Optional.of(new MailServer(
                    uri.getHost(),
                    uri.getPort() >= 0 ? uri.getPort() : encrypted ? SUBMISSION_ENCRYPTED : SUBMISSION,
                    encrypted,
                    "starttls=true".equals(query),
                    login.map(parts -> decoded(parts[0])),
                    login.filter(parts -> parts.length == 2).map(parts -> new Secret(decoded(parts[1])))));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Decodes percent escapes only; a plus stays a plus. */
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
