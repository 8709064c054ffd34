package io.serenade.platform.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How this node is reached, and by which proxies and origins.
 *
 * @param publicBaseUrl the address that visitors type; links, share tags and the session of the sandbox are built from
 *     it
 * @param trustedProxies address blocks whose {@code X-Forwarded-For} is believed
 * @param corsAllowedOrigins origins whose scripts may call the API with credentials
 * @param allowedOrigins {@code ALLOWED_ORIGIN}: origins whose scripts may order without credentials; {@code *} for all
 */
public record ServerSettings(
        Path dataDir,
        URI publicBaseUrl,
        List<AddressBlock> trustedProxies,
        List<String> corsAllowedOrigins,
        List<String> allowedOrigins,
        String adminUser,
        Optional<Secret> adminPassword,
        String nodeName) {
    private static final String ANY = "*";

    /**
     * What {@code Access-Control-Allow-Origin} says to the scripts of an origin, which may be null, about products that
     * are open to other origins; empty if the origin may not call.
     */
    public Optional<String> allowedWithoutCredentials(String origin) {
        if (origin == null) {
            return Optional.empty();
        }
        return allowedOrigins.contains(ANY)
                ? Optional.of(ANY)
                : Optional.of(origin).filter(allowedOrigins::contains);
    }

    public static ServerSettings from(Settings settings) {
        NodeSettings node = NodeSettings.from(settings);
        return new ServerSettings(
                node.dataDir(),
                node.publicBaseUrl(),
                settings.list("TRUSTED_PROXIES", "").stream()
                        .map(block -> AddressBlock.parse("TRUSTED_PROXIES", block))
                        .toList(),
                settings.list("CORS_ALLOWED_ORIGINS", "http://localhost,http://localhost:8000,https://your-domain.com"),
                settings.list("ALLOWED_ORIGIN", "*"),
                settings.text("ADMIN_USER", "admin"),
                AdminPassword.find(settings),
                node.nodeName());
    }
}
