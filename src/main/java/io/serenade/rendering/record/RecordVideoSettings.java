package io.serenade.rendering.record;

import io.serenade.platform.Settings;
import io.serenade.platform.SettingsException;
import io.serenade.rendering.ffmpeg.RevolutionShape;
import io.serenade.rendering.sound.SoundSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How record videos look and what they may cost.
 *
 * @param photoSize edge of the pet's picture on a canvas of {@value #CANVAS} pixels, scaled to the resolution
 * @param recordSize edge of the record on the same canvas
 * @param sharedSamples whether all revolutions share one copy of their samples: a quarter of the file, see decision 12
 * @param deadline time after which a render is given up
 * @param assets folder with the art, or empty for the art that is shipped
 */
public record RecordVideoSettings(
        int framesPerSecond,
        int turnsPerMinute,
        int resolution,
        int photoSize,
        int recordSize,
        int crf,
        String preset,
        String audioBitrate,
        boolean sharedSamples,
        Duration longestSong,
        Duration deadline,
        Optional<Path> assets,
        String background,
        String record,
        String light,
        String needle,
        String font) {

    /** Edge of the square that the art and the sizes are given for. */
    public static final int CANVAS = 1080;

    /** Megabytes of one child that are enough for pictures up to the size of the canvas, at any number a second. */
    private static final int USUAL_MEMORY = 320;

    private static final int SMALL = 720;
    private static final long LARGEST_TEMPLATE = 400L << 20;
    private static final Pattern BITRATE = Pattern.compile("([0-9]{2,3})k");

    public RecordVideoSettings {
        if (60 * framesPerSecond % turnsPerMinute != 0) {
            throw new SettingsException(
                    "VINYL_RPM",
                    "is \"" + turnsPerMinute + "\" but must divide " + 60 * framesPerSecond + ", so that one turn is a "
                            + "whole number of frames at VIDEO_FPS " + framesPerSecond + ".");
        }
        if (resolution % 4 != 0) {
            throw Settings.refusal("VIDEO_RESOLUTION", Integer.toString(resolution), "a multiple of 4");
        }
        if (photoSize > recordSize) {
            throw Settings.refusal(
                    "PET_IMAGE_SIZE", Integer.toString(photoSize), "no larger than VINYL_SIZE, which is " + recordSize);
        }
        if (resolution * (long) resolution * 3 / 2 * (60L * framesPerSecond / turnsPerMinute) > LARGEST_TEMPLATE) {
            throw Settings.refusal(
                    "VIDEO_RESOLUTION",
                    Integer.toString(resolution),
                    "smaller, or VIDEO_FPS lower, or VINYL_RPM higher: one turn would take more than 400 MB of memory");
        }
    }

    public static RecordVideoSettings from(Settings settings) {
        int resolution = settings.integer("VIDEO_RESOLUTION", 720, 144, 2160);
        RecordVideoSettings video = new RecordVideoSettings(
                settings.integer("VIDEO_FPS", 15, 1, 60),
                settings.integer("VINYL_RPM", 20, 1, 120),
                resolution,
                settings.integer("PET_IMAGE_SIZE", 360, 16, CANVAS),
                settings.integer("VINYL_SIZE", 736, 16, CANVAS),
                settings.integer("VIDEO_CRF", 28, 0, 51),
                settings.oneOf("VIDEO_PRESET", "slower", "fast", "medium", "slow", "slower", "veryslow"),
                bitrate(settings),
                settings.flag("VIDEO_SHARED_SAMPLES", false),
                settings.minutes("VIDEO_LONGEST_MINUTES", 15),
                settings.minutes("VIDEO_DEADLINE_MINUTES", 4),
                settings.find("VIDEO_ASSETS_DIR").map(Path::of),
                settings.text("VIDEO_BACKGROUND", "1080x1080-bg.png"),
                settings.text("VIDEO_VINYL_TEMPLATE", "736-x-736-record.png"),
                settings.text("VIDEO_LIGHT", "light.png"),
                settings.text("VIDEO_NEEDLE", "needle.png"),
                settings.text("VIDEO_FONT", "PlayfairDisplay-SemiBoldItalic.ttf"));
        requireMemory(settings.integer("VIDEO_CHILD_MEMORY_MB", USUAL_MEMORY, 64, 16_384), resolution);
        return video;
    }

    /** An encoder without memory fails with every song; so it is said at the start. */
    private static void requireMemory(int megabytes, int resolution) {
        long needed =
                resolution <= CANVAS ? USUAL_MEMORY : (long) USUAL_MEMORY * resolution * resolution / (CANVAS * CANVAS);
        if (resolution > SMALL && megabytes < needed) {
            throw Settings.refusal(
                    "VIDEO_CHILD_MEMORY_MB",
                    Integer.toString(megabytes),
                    "at least " + needed + " for a VIDEO_RESOLUTION of " + resolution);
        }
    }

    private static String bitrate(Settings settings) {
        String value = settings.text("AUDIO_BITRATE", "192k");
        Matcher matcher = BITRATE.matcher(value);
        if (matcher.matches() && between(Integer.parseInt(matcher.group(1)), 64, 320)) {
            return value;
        }
        throw Settings.refusal("AUDIO_BITRATE", value, "64k to 320k, written like 192k");
    }

    private static boolean between(int number, int min, int max) {
        return number >= min && number <= max;
    }

    /** Frames of one turn of the record. */
    public int framesPerTurn() {
        return 60 * framesPerSecond / turnsPerMinute;
    }

    /** Time of one turn, which is also the shortest song. */
    public Duration turn() {
        return Duration.ofMinutes(1).dividedBy(turnsPerMinute);
    }

    /** Edge of the record in pixels of the video. */
    int recordPixels() {
        return recordSize * resolution / CANVAS;
    }

    /** Edge of the photo in pixels of the video, fitted so that it lies on whole pixels of the half-size colour planes. */
    int photoPixels() {
        int edge = photoSize * resolution / CANVAS;
        return edge - Math.floorMod(edge - resolution, 4);
    }

    /** The same look at another size, for stills. */
    RecordVideoSettings at(int otherResolution) {
        return new RecordVideoSettings(
                framesPerSecond,
                turnsPerMinute,
                otherResolution,
                photoSize,
                recordSize,
                crf,
                preset,
                audioBitrate,
                sharedSamples,
                longestSong,
                deadline,
                assets,
                background,
                record,
                light,
                needle,
                font);
    }

    SoundSettings sound() {
        return new SoundSettings(audioBitrate, turn(), longestSong);
    }

    RevolutionShape revolution() {
        return new RevolutionShape(resolution, framesPerSecond, framesPerTurn(), preset, crf);
    }
}
