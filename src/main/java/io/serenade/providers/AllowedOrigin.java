package io.serenade.providers;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * An origin that files may be fetched from.
 *
 * @param scheme empty for both http and https
 * @param host a name, or {@code *.name} for all names below it
 * @param port -1 for the scheme's own port
 * @param mayBePrivate whether its name may resolve to a private address
 */
public record AllowedOrigin(Optional<String> scheme, String host, int port, boolean mayBePrivate) {
    private static final String ANY_BELOW = "*.";

    public static AllowedOrigin exactly(URI origin) {
        return new AllowedOrigin(Optional.of(origin.getScheme()), origin.getHost(), origin.getPort(), true);
    }

    /** Parses {@code name}, {@code name:port} or {@code *.name}. */
    public static AllowedOrigin host(String hostAndPort, boolean mayBePrivate) {
        boolean wildcard = hostAndPort.startsWith(ANY_BELOW);
        URI parsed = URI.create("http://" + (wildcard ? hostAndPort.substring(ANY_BELOW.length()) : hostAndPort));
        return new AllowedOrigin(
                Optional.empty(), (wildcard ? ANY_BELOW : "") + parsed.getHost(), parsed.getPort(), mayBePrivate);
    }

    boolean matches(URI uri) {
        return uri.getHost() != null
                && matchesHost(uri.getHost())
                && port == uri.getPort()
                && scheme.map(s -> s.equals(uri.getScheme())).orElse(true);
    }

    /** Whether this port of a host may have a private address. */
    boolean mayBePrivateAt(String name, int reachedPort) {
        return mayBePrivate && matchesHost(name) && (port == reachedPort || port == -1 && isUsual(reachedPort));
    }

    private boolean isUsual(int reachedPort) {
        return scheme.map(s -> reachedPort == ("https".equals(s) ? 443 : 80))
                .orElse(reachedPort == 80 || reachedPort == 443);
    }

    private boolean matchesHost(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String mine = host.toLowerCase(Locale.ROOT);
        return mine.startsWith(ANY_BELOW) ? lower.endsWith(mine.substring(1)) : lower.equals(mine);
    }
}
