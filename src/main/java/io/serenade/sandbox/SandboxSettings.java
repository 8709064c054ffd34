package io.serenade.sandbox;

import io.serenade.platform.Settings;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The settings of the stand-ins.
 *
 * @param on whether they answer at all
 * @param delay how long a song takes
 * @param songSeconds how long a song is
 * @param credits the balance they report
 * @param songs the folder of finished songs
 */
public record SandboxSettings(boolean on, Duration delay, SongSeconds songSeconds, int credits, Path songs) {

    public static SandboxSettings from(Settings settings) {
        return new SandboxSettings(
                settings.flag("SANDBOX", false),
                settings.seconds("SANDBOX_DELAY", 8),
                SongSeconds.parse(settings.text("SANDBOX_SONG_SECONDS", "30-60")),
                settings.integer("SANDBOX_CREDITS", 12_500, 0, 1_000_000_000),
                Path.of(settings.text("DATA_DIR", ".data"), "sandbox", "songs"));
    }
}
