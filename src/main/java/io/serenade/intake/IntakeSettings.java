package io.serenade.intake;

import io.serenade.platform.settings.NodeSettings;
import io.serenade.platform.settings.Settings;
import io.serenade.providers.AllowedOrigin;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Where callers' pictures and clips may come from, and how many may be sent.
 *
 * @param publicBaseUrl our own origin
 * @param imageHosts {@code IMAGE_HOSTS}: hosts that may have private addresses and other ports
 * @param folder for files that are being received
 * @param uploadsKept {@code UPLOAD_HOURS}: how long an upload is kept that was sent before an order
 * @param uploadsPerHour {@code UPLOADS_PER_HOUR}: how many uploads one address may send without an API key
 */
public record IntakeSettings(
        URI publicBaseUrl, List<String> imageHosts, Path folder, Duration uploadsKept, int uploadsPerHour) {
    private static final String HOST = "(\\*\\.)?[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?";
    private static final String IPV6 = "\\[[0-9A-Fa-f:.]+\\](:[0-9]{1,5})?";

    public static IntakeSettings from(Settings settings) {
        NodeSettings node = NodeSettings.from(settings);
        List<String> hosts = settings.list("IMAGE_HOSTS", "");
        for (String host : hosts) {
            if (!host.matches(HOST) && !host.matches(IPV6)) {
                throw Settings.refusal("IMAGE_HOSTS", host, "a host or host:port, several separated by commas");
            }
        }
        return new IntakeSettings(
                node.publicBaseUrl(),
                hosts,
                node.dataDir().resolve("storage").resolve("incoming"),
                Duration.ofHours(settings.integer("UPLOAD_HOURS", 24, 1, 8_760)),
                settings.integer("UPLOADS_PER_HOUR", 20, 1, 1_000_000));
    }

    /** Origins that may be fetched from even if they are private. */
    List<AllowedOrigin> listed() {
        List<AllowedOrigin> origins = new ArrayList<>();
        origins.add(AllowedOrigin.exactly(publicBaseUrl));
        imageHosts.forEach(host -> origins.add(AllowedOrigin.host(host, true)));
        return List.copyOf(origins);
    }
}
