package io.serenade.platform;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How this node is reached and by whom.
 *
 * @param publicBaseUrl what visitors type; links, share tags and the session of the sandbox are built from it
 * @param sampleSongs whether a stand-in makes the songs, because the sandbox is on and there is no key
 * @param trustedProxies address blocks whose {@code X-Forwarded-For} is believed
 * @param corsAllowedOrigins origins whose scripts may call the API with credentials
 */
public record ServerSettings(
        int httpPort,
        Path dataDir,
        URI publicBaseUrl,
        boolean sampleSongs,
        List<AddressBlock> trustedProxies,
        List<String> corsAllowedOrigins,
        String adminUser,
        Optional<Secret> adminPassword,
        String nodeName) {

    public static ServerSettings from(Settings settings) {
        int port = settings.integer("HTTP_PORT", 8080, 1, 65_535);
        return new ServerSettings(
                port,
                Path.of(settings.text("DATA_DIR", ".data")).toAbsolutePath().normalize(),
                settings.address("PUBLIC_BASE_URL", "http://127.0.0.1:" + port),
                settings.flag("SANDBOX", false)
                        && settings.secret("SONAUTO_API_KEY").isEmpty(),
                settings.list("TRUSTED_PROXIES", "").stream()
                        .map(block -> AddressBlock.parse("TRUSTED_PROXIES", block))
                        .toList(),
                settings.list("CORS_ALLOWED_ORIGINS", "http://localhost,http://localhost:8000,https://your-domain.com"),
                settings.text("ADMIN_USER", "admin"),
                settings.secret("ADMIN_PASSWORD"),
                settings.text("NODE_NAME", "serenade-" + port));
    }
}
