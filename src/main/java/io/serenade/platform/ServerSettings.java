package io.serenade.platform;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How this node is reached and by whom.
 *
 * @param publicBaseUrl what visitors type; links, share tags and the session of the sandbox are built from it
 * @param trustedProxies address blocks whose {@code X-Forwarded-For} is believed
 * @param corsAllowedOrigins origins whose scripts may call the API with credentials
 */
public record ServerSettings(
        Path dataDir,
        URI publicBaseUrl,
        List<AddressBlock> trustedProxies,
        List<String> corsAllowedOrigins,
        String adminUser,
        Optional<Secret> adminPassword,
        String nodeName) {

    public static ServerSettings from(Settings settings) {
        NodeSettings node = NodeSettings.from(settings);
        return new ServerSettings(
                node.dataDir(),
                node.publicBaseUrl(),
                settings.list("TRUSTED_PROXIES", "").stream()
                        .map(block -> AddressBlock.parse("TRUSTED_PROXIES", block))
                        .toList(),
                settings.list("CORS_ALLOWED_ORIGINS", "http://localhost,http://localhost:8000,https://your-domain.com"),
                settings.text("ADMIN_USER", "admin"),
                settings.secret("ADMIN_PASSWORD"),
                node.nodeName());
    }
}
