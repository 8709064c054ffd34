package io.serenade.sandbox.tasks;

import io.serenade.platform.settings.NodeSettings;
import io.serenade.platform.settings.Provider;
import io.serenade.platform.settings.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The settings of the stand-ins.
 *
 * @param on whether any of them may answer
 * @param keyed the stand-ins that do not answer because the real service is used, by the first part of their path
 * @param delay how long a song, a picture or a clip takes
 * @param songSeconds how long a song is
 * @param credits the balance they report
 * @param songs the folder of finished songs
 * @param media the folder of finished pictures and clips
 * @param ownOrigins the origins of this installation, the only ones that may be called back
 */
public record SandboxSettings(
        boolean on,
        Set<String> keyed,
        Duration delay,
        SongSeconds songSeconds,
        int credits,
        Path songs,
        Path media,
        Set<URI> ownOrigins) {
    /** @param providers all services; the stand-in of one answers below its name */
    public static SandboxSettings from(Settings settings, Collection<Provider> providers) {
        NodeSettings node = NodeSettings.from(settings);
        Path folder = node.dataDir().resolve("sandbox");
        return new SandboxSettings(
                node.sandbox(),
                keyed(settings, providers),
                settings.seconds("SANDBOX_DELAY", 8),
                SongSeconds.parse(settings.text("SANDBOX_SONG_SECONDS", "30-60")),
                settings.integer("SANDBOX_CREDITS", 12_500, 0, 1_000_000_000),
                folder.resolve("songs"),
                folder.resolve("media"),
                ownOrigins(node));
    }

    /** Whether what lies at this path below {@code /sandbox/} answers. */
    public boolean answersAt(String path) {
        return on && keyed.stream().noneMatch(provider -> path.startsWith(provider + "/"));
    }

    /** Whether a callback may be sent there: a stand-in never calls foreign addresses. */
    public boolean mayCall(URI webhook) {
        return webhook.getRawUserInfo() == null && ownOrigins.contains(originOf(webhook));
    }

    private static Set<URI> ownOrigins(NodeSettings node) {
        return Stream.concat(Stream.of(node.local()), node.webhookBaseUrl().stream())
                .map(SandboxSettings::originOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Scheme, host and port, the port written out. */
    private static URI originOf(URI address) {
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? 443 : 80;
        return URI.create(scheme + "://" + address.getHost().toLowerCase(Locale.ROOT) + ":"
                + (address.getPort() == -1 ? usual : address.getPort()));
    }

    private static Set<String> keyed(Settings settings, Collection<Provider> providers) {
        return providers.stream()
                .filter(provider -> provider.key(settings).isPresent())
                .map(Provider::name)
                .collect(Collectors.toUnmodifiableSet());
    }
}
