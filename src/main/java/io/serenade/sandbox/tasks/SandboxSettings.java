package io.serenade.sandbox.tasks;

import io.serenade.platform.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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
    /** The variables of the real services' keys, by the first part of their stand-ins' paths. */
    private static final Map<String, String> KEY_VARIABLES =
            Map.of("sonauto", "SONAUTO_API_KEY", "replicate", "REPLICATE_API_TOKEN");

    public static SandboxSettings from(Settings settings) {
        Path folder = Path.of(settings.text("DATA_DIR", ".data"), "sandbox");
        return new SandboxSettings(
                settings.flag("SANDBOX", false),
                keyed(settings),
                settings.seconds("SANDBOX_DELAY", 8),
                SongSeconds.parse(settings.text("SANDBOX_SONG_SECONDS", "30-60")),
                settings.integer("SANDBOX_CREDITS", 12_500, 0, 1_000_000_000),
                folder.resolve("songs"),
                folder.resolve("media"));
    }

    /** Whether what lies at this path below {@code /sandbox/} answers. */
    public boolean answersAt(String path) {
        return on && keyed.stream().noneMatch(provider -> path.startsWith(provider + "/"));
    }

    private static Set<String> keyed(Settings settings) {
        return KEY_VARIABLES.entrySet().stream()
                .filter(provider -> settings.secret(provider.getValue()).isPresent())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
