package io.serenade.jobs.webhooks;

import io.serenade.providers.CheckedAddresses;
import io.serenade.providers.CheckedAddresses.PrivateAddressException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Which addresses webhooks may be sent to: public hosts at the usual ports, and the origins that the operator lists.
 */
@ApplicationScoped
public class CallbackAddresses {
    private static final int MAX_LENGTH = 2_000;
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    @Inject
    CallbackSettings settings;

    /**
     * Checks an address that a caller gave.
     *
     * @return a sentence on what is wrong with it and how to fix it; empty when it can be used
     */
    public Optional<String> problemOf(String text) {
        Optional<URI> parsed = parse(text);
        return parsed.isEmpty()
                ? Optional.of("Must be a whole http or https address, such as https://example.com/hooks/serenade.")
                : problemOf(parsed.get()).or(() -> problemOfHost(parsed.get()));
    }

    private static Optional<URI> parse(String text) {
        try {
            return Optional.of(new URI(text)).filter(uri -> uri.getHost() != null && isWeb(uri));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isWeb(URI uri) {
        return "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
    }

    /** What is wrong with an address, apart from its host's name; checked again before each attempt. */
    Optional<String> problemOf(URI uri) {
        if (uri.toString().length() > MAX_LENGTH) {
            return Optional.of("Must have at most " + MAX_LENGTH + " characters.");
        } else if (uri.getRawUserInfo() != null) {
            return Optional.of("Must not hold a name or password; webhooks are signed instead.");
        } else if (uri.getRawFragment() != null) {
            return Optional.of("Must not have a part after #, which is never sent.");
        }
        int port = portOf(uri);
        return port == HTTP || port == HTTPS || settings.lists(uri.getHost(), port)
                ? Optional.empty()
                : Optional.of("Webhooks go to port 80 or 443 only; the operator may allow " + uri.getHost() + ":" + port
                        + " in CALLBACK_HOSTS.");
    }

    private Optional<String> problemOfHost(URI uri) {
        try {
            resolver().resolve(uri.getHost(), portOf(uri));
            return Optional.empty();
        } catch (PrivateAddressException e) {
            return Optional.of("The host " + uri.getHost() + " is not public; the operator may allow " + uri.getHost()
                    + ":" + portOf(uri) + " in CALLBACK_HOSTS.");
        } catch (UnknownHostException e) {
            return Optional.of("The host " + uri.getHost() + " cannot be found. Is it spelled right?");
        }
    }

    /** The resolver for the HTTP client. */
    CheckedAddresses resolver() {
        return new CheckedAddresses((host, port) -> settings.lists(host, port));
    }

    private static int portOf(URI uri) {
        int own = "https".equalsIgnoreCase(uri.getScheme()) ? HTTPS : HTTP;
        return uri.getPort() == -1 ? own : uri.getPort();
    }
}
