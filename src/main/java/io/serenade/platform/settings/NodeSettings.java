package io.serenade.platform.settings;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Settings of this node that every part of the application may need. These variables are read here and nowhere else.
 *
 * @param httpPort {@code HTTP_PORT}: the port of pages and API
 * @param dataDir {@code DATA_DIR}: the folder of everything that survives a restart
 * @param nodeName {@code NODE_NAME}: different on each node
 * @param publicBaseUrl {@code PUBLIC_BASE_URL}: the address that visitors type
 * @param webhookBaseUrl {@code WEBHOOK_BASE_URL}: where providers reach us; empty unless it is configured
 * @param sandbox {@code SANDBOX}: whether stand-ins replace the providers that have no key
 */
public record NodeSettings(
        int httpPort, Path dataDir, String nodeName, URI publicBaseUrl, Optional<URI> webhookBaseUrl, boolean sandbox) {

    public static NodeSettings from(Settings settings) {
        int port = settings.integer("HTTP_PORT", 8080, 1, 65_535);
        return new NodeSettings(
                port,
                folder(settings),
                nodeName(settings, port),
                settings.address("PUBLIC_BASE_URL", local(port)),
                settings.findAddress("WEBHOOK_BASE_URL"),
                settings.flag("SANDBOX", false));
    }

    private static Path folder(Settings settings) {
        String value = settings.text("DATA_DIR", ".data");
        try {
            return Path.of(value).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw Settings.refusal("DATA_DIR", value, "the name of a folder");
        }
    }

    private static String nodeName(Settings settings, int httpPort) {
        String name = settings.text("NODE_NAME", "serenade-" + httpPort);
        if (!name.matches("[A-Za-z0-9._-]{1,100}")) {
            throw Settings.refusal("NODE_NAME", name, "1 to 100 letters, digits, dots, dashes or underscores");
        }
        return name;
    }

    private static String local(int port) {
        return "http://127.0.0.1:" + port;
    }

    /** The address under which this node reaches itself, without a slash at the end. */
    public URI local() {
        return URI.create(local(httpPort));
    }
}
