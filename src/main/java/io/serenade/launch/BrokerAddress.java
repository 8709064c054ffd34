package io.serenade.launch;

import io.serenade.platform.settings.Secret;
import io.serenade.platform.settings.SettingsException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;

/** {@code BROKER_URL}: an Artemis that all nodes share, as {@code tcp://user:password@host:61616}; the login may be missing. */
record BrokerAddress(String host, int port, Optional<String> user, Optional<Secret> password) {
    private static final int PORT = 61_616;

    /** Never quotes the value when it refuses it: it may hold a password. */
    static BrokerAddress parse(Secret url) {
        try {
            URI address = new URI(url.reveal());
            boolean bare = (address.getPath() == null || address.getPath().matches("/?"))
                    && address.getQuery() == null
                    && address.getFragment() == null;
            if ("tcp".equals(address.getScheme()) && address.getHost() != null && bare) {
                return of(address);
            }
        } catch (URISyntaxException e) {
            throw refusal();
        }
        throw refusal();
    }

    private static BrokerAddress of(URI address) {
        String[] login = address.getUserInfo() == null
                ? new String[0]
                : address.getUserInfo().split(":", 2);
        return new BrokerAddress(
                address.getHost(),
                address.getPort() < 0 ? PORT : address.getPort(),
                login.length > 0 ? Optional.of(login[0]) : Optional.empty(),
                login.length > 1 ? Optional.of(new Secret(login[1])) : Optional.empty());
    }

    private static SettingsException refusal() {
        return new SettingsException(
                "BROKER_URL",
                "cannot be read; it must look like tcp://user:password@host:61616, with signs such as @ : / in the password"
                        + " percent-encoded.");
    }

    /** The variables that the expressions of the server's configuration use. */
    Map<String, String> environment() {
        return Map.of(
                "SERENADE_BROKER_HOST", host,
                "SERENADE_BROKER_PORT", Integer.toString(port),
                "SERENADE_BROKER_USER", user.orElse("nobody"),
                "SERENADE_BROKER_PASSWORD", password.map(Secret::reveal).orElse("nothing"),
                "SERENADE_JMS_FACTORY", "java:/SharedBroker");
    }
}
