package io.serenade.sandbox;

import io.serenade.platform.NodeSettings;
import io.serenade.platform.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

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
 */
public record SandboxSettings(
        boolean on, Set<String> keyed, Duration delay, SongSeconds songSeconds, int credits, Path songs, Path media) {

    public static SandboxSettings from(Settings settings) {
        NodeSettings node = NodeSettings.from(settings);
        Path folder = node.dataDir().resolve("sandbox");
        return new SandboxSettings(
                node.sandbox(),
                keyed(settings),
                settings.seconds("SANDBOX_DELAY", 8),
                SongSeconds.parse(settings.text("SANDBOX_SONG_SECONDS", "30-60")),
                settings.integer("SANDBOX_CREDITS", 12_500, 0, 1_000_000_000),
                folder.resolve("songs"),
                folder.resolve("media"));
    }

    /** Whether what lies at this path below {@code /sandbox/} answers. */
    boolean answersAt(String path) {
        return on && keyed.stream().noneMatch(provider -> path.startsWith(provider + "/"));
    }

    private static Set<String> keyed(Settings settings) {
        Set<String> keyed = new TreeSet<>();
        settings.secret("SONAUTO_API_KEY").ifPresent(key -> keyed.add(SonautoResource.PROVIDER));
        settings.secret("REPLICATE_API_TOKEN").ifPresent(key -> keyed.add(ReplicateResource.PROVIDER));
        return keyed;
    }
}
