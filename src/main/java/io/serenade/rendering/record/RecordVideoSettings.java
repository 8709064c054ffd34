package io.serenade.rendering.record;

import io.serenade.platform.settings.NodeSettings;
import io.serenade.platform.settings.Settings;
import io.serenade.platform.settings.SettingsException;
import io.serenade.rendering.ffmpeg.RevolutionShape;
import io.serenade.rendering.sound.SoundSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How record videos look and what they may cost.
 *
 * @param photoSize edge of the pet's picture on a canvas of {@value #CANVAS} pixels, scaled to the resolution
 * @param recordSize edge of the record on the same canvas
 * @param loudness to which songs are brought, in LUFS; empty to leave them as they are
 * @param sharedSamples whether all revolutions share one copy of their samples: which makes the file a quarter of the
 *     size
 * @param deadline time after which a render is given up
 * @param show whether the video is a show that follows the song's beat, with an opening and an end card; otherwise the
 *     record only turns
 * @param chorus whether the turns of a chorus look different
 * @param centre height of the record's centre on the canvas, from above
 * @param pivot where the tone arm turns, if it does
 * @param label words that are printed around the photo, at even distances; none on art that has its own
 * @param card what the end card says, if there is one
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
        OptionalInt loudness,
        boolean sharedSamples,
        Duration longestSong,
        Duration deadline,
        Optional<Path> assets,
        String background,
        String record,
        String light,
        String needle,
        String font,
        boolean show,
        boolean chorus,
        int centre,
        Optional<Pivot> pivot,
        List<String> label,
        Optional<EndCard.CardText> card) {

    /** A place on the canvas. */
    public record Pivot(int x, int y) {}

    /** Edge of the square that the art and the sizes are given for. */
    public static final int CANVAS = 1080;

    /** Megabytes of one child that are enough for pictures up to the size of the canvas, at any frame rate. */
    private static final int USUAL_MEMORY = 320;

    private static final int SMALL = 720;
    private static final long LARGEST_PICTURES = 400L << 20;
    /**
     * Pictures per second, of which the first that fits is used if none is configured; a film in the plain style has
     * fewer.
     */
    private static final int[] USUAL_RATES = {30, 24, 20, 15, 12, 10, 6, 5, 3, 2, 1};

    private static final int PLAIN_RATE = 15;
    private static final String SHIPPED_PIVOT = "928,136";
    private static final Pattern PIVOT = Pattern.compile("([0-9]{1,4}) *, *([0-9]{1,4})");
    private static final Pattern LOUDNESS = Pattern.compile("-[0-9]{1,2}");
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
        if (centre < recordSize / 2 || centre > CANVAS - recordSize / 2) {
            throw Settings.refusal(
                    "VINYL_CENTRE",
                    Integer.toString(centre),
                    "such that a record of " + recordSize + " is in the picture");
        }
        if (photoSize > recordSize) {
            throw Settings.refusal(
                    "PET_IMAGE_SIZE", Integer.toString(photoSize), "no larger than VINYL_SIZE, which is " + recordSize);
        }
    }

    public static RecordVideoSettings from(Settings settings) {
        return from(settings, "Serenade");
    }

    /** @param brand the site's name on the record's label */
    public static RecordVideoSettings from(Settings settings, String brand) {
        RecordVideoSettings video = settings.find("VIDEO_FPS").isPresent()
                ? at(settings.integer("VIDEO_FPS", USUAL_RATES[0], 1, 60), settings, brand)
                : atUsualRate(settings, brand);
        if (!video.fitsMemory()) {
            throw Settings.refusal(
                    "VIDEO_RESOLUTION",
                    Integer.toString(video.resolution),
                    "smaller, or VIDEO_FPS lower, or VINYL_RPM higher: its pictures would take more than 400 MB of memory");
        }
        requireMemory(settings.integer("VIDEO_CHILD_MEMORY_MB", USUAL_MEMORY, 64, 16_384), video.resolution);
        return video;
    }

    /** As many pictures a second as the memory holds of a turn. */
    private static RecordVideoSettings atUsualRate(Settings settings, String brand) {
        int most = isShow(settings) ? USUAL_RATES[0] : PLAIN_RATE;
        int turnsPerMinute = turnsPerMinute(settings);
        return Arrays.stream(USUAL_RATES)
                .filter(rate -> rate <= most && 60 * rate % turnsPerMinute == 0)
                .mapToObj(rate -> at(rate, settings, brand))
                .filter(RecordVideoSettings::fitsMemory)
                .findFirst()
                .orElseGet(() -> at(most, settings, brand));
    }

    private boolean fitsMemory() {
        return PictureMemory.bytes(this) <= LARGEST_PICTURES;
    }

    private static boolean isShow(Settings settings) {
        return settings.oneOf("VIDEO_STYLE", "show", "show", "plain").equals("show");
    }

    private static int turnsPerMinute(Settings settings) {
        return settings.integer("VINYL_RPM", 20, 1, 120);
    }

    private static RecordVideoSettings at(int framesPerSecond, Settings settings, String brand) {
        boolean show = isShow(settings);
        boolean shipped = settings.find("VIDEO_ASSETS_DIR").isEmpty();
        int recordSize = settings.integer("VINYL_SIZE", 736, 16, CANVAS);
        return new RecordVideoSettings(
                framesPerSecond,
                turnsPerMinute(settings),
                settings.integer("VIDEO_RESOLUTION", 720, 144, 2160),
                settings.integer("PET_IMAGE_SIZE", Math.min(shipped ? 450 : 360, recordSize), 16, CANVAS),
                recordSize,
                settings.integer("VIDEO_CRF", 28, 0, 51),
                settings.oneOf(
                        "VIDEO_PRESET",
                        show ? "veryfast" : "slower",
                        "veryfast",
                        "faster",
                        "fast",
                        "medium",
                        "slow",
                        "slower",
                        "veryslow"),
                bitrate(settings),
                loudness(settings, show),
                settings.flag("VIDEO_SHARED_SAMPLES", false),
                settings.minutes("VIDEO_LONGEST_MINUTES", 15),
                settings.minutes("VIDEO_DEADLINE_MINUTES", 4),
                settings.find("VIDEO_ASSETS_DIR").map(Path::of),
                settings.text("VIDEO_BACKGROUND", "1080x1080-bg.png"),
                settings.text("VIDEO_VINYL_TEMPLATE", "736-x-736-record.png"),
                settings.text("VIDEO_LIGHT", "light.png"),
                settings.text("VIDEO_NEEDLE", "needle.png"),
                settings.text("VIDEO_FONT", "PlayfairDisplay-SemiBoldItalic.ttf"),
                show,
                show && settings.flag("VIDEO_CHORUS", true),
                settings.integer("VINYL_CENTRE", usualCentre(shipped ? 480 : CANVAS / 2, recordSize), 0, CANVAS),
                pivot(settings, shipped),
                label(settings, shipped, brand),
                show && settings.flag("VIDEO_END_CARD", true) ? Optional.of(card(settings)) : Optional.empty());
    }

    private static List<String> label(Settings settings, boolean shipped, String brand) {
        String words = settings.text("VIDEO_LABEL", shipped ? "a song for you | {brand} | {address}" : "");
        String address =
                new EndCard.CardText("", "", NodeSettings.from(settings).publicBaseUrl()).shown();
        return Arrays.stream(words.split("\\|"))
                .map(text -> text.strip().replace("{brand}", brand).replace("{address}", address))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** The height nearest to the given one at which the whole record is in the picture. */
    private static int usualCentre(int height, int recordSize) {
        return Math.max(recordSize / 2, Math.min(CANVAS - recordSize / 2, height));
    }

    private static EndCard.CardText card(Settings settings) {
        return new EndCard.CardText(
                settings.text("VIDEO_CARD_TITLE", "Make yours"),
                settings.text("VIDEO_CARD_LINE", "A love song for your pet"),
                NodeSettings.from(settings).publicBaseUrl());
    }

    private static Optional<Pivot> pivot(Settings settings, boolean shipped) {
        Optional<String> value =
                settings.find("VIDEO_NEEDLE_PIVOT").or(() -> shipped ? Optional.of(SHIPPED_PIVOT) : Optional.empty());
        return value.map(text -> {
            Matcher matcher = PIVOT.matcher(text);
            if (!matcher.matches()) {
                throw Settings.refusal(
                        "VIDEO_NEEDLE_PIVOT",
                        text,
                        "two numbers of pixels of the needle's picture, written like 928,136");
            }
            return new Pivot(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        });
    }

    /** An encoder without enough memory fails with every song, so that is reported at the start. */
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

    private static OptionalInt loudness(Settings settings, boolean show) {
        String value = settings.text("VIDEO_LOUDNESS", show ? "-14" : "off");
        if (value.equals("off")) {
            return OptionalInt.empty();
        }
        if (LOUDNESS.matcher(value).matches() && between(Integer.parseInt(value), -30, -9)) {
            return OptionalInt.of(Integer.parseInt(value));
        }
        throw Settings.refusal("VIDEO_LOUDNESS", value, "a number of LUFS from -30 to -9, such as -14, or off");
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
                loudness,
                sharedSamples,
                longestSong,
                deadline,
                assets,
                background,
                record,
                light,
                needle,
                font,
                show,
                chorus,
                centre,
                pivot,
                label,
                card);
    }

    SoundSettings sound() {
        return new SoundSettings(audioBitrate, loudness, turn(), longestSong);
    }

    /** Row of the video in which the centre of record and photo lies, even and such that the whole record is seen. */
    int centrePixels() {
        int row = 2 * Math.round((float) centre * resolution / CANVAS / 2);
        int half = (recordPixels() + 1) / 2;
        return Math.max(half + 1 & ~1, Math.min(resolution - half & ~1, row));
    }

    int recordLeft() {
        return (resolution - recordPixels()) / 2;
    }

    int recordTop() {
        return centrePixels() - recordPixels() / 2;
    }

    /** First row of the photo's disc, even. */
    int photoTop() {
        return centrePixels() - photoPixels() / 2;
    }

    /** What is drawn of a song, which looks different in its choruses if it has any. */
    Script script(RenderOrder order) {
        return chorus && !order.choruses().isEmpty() ? script().withChorus() : script();
    }

    Script script() {
        return show ? Script.show(framesPerTurn(), framesPerSecond, card.isPresent()) : Script.plain(framesPerTurn());
    }

    /** The same upright, 9 to 16, in groups of a turn. */
    RevolutionShape portrait(List<Integer> groups) {
        return new RevolutionShape(resolution, portraitHeight(), framesPerSecond, groups, preset, crf);
    }

    /** Rows of a picture for telephones, a multiple of 4 as its width. */
    int portraitHeight() {
        return resolution * 16 / 9 & ~3;
    }

    RevolutionShape revolution(Script script) {
        return new RevolutionShape(resolution, resolution, framesPerSecond, script.groups(), preset, crf);
    }
}
