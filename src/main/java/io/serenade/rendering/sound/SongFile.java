package io.serenade.rendering.sound;

import io.serenade.rendering.RenderingException;
import io.serenade.rendering.RenderingException.Category;
import io.serenade.rendering.ffmpeg.SongFormat;
import io.serenade.rendering.mp4.TrackLength;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A song as it came from outside: its format by its bytes, and its declared length. A cut-off file decodes without
 * any complaint, so the claim is the only way to notice it.
 *
 * @param declared length by the file's own header or by its provider, when either says so
 */
public record SongFile(Path path, SongFormat format, Optional<Duration> declared) {
    private static final Pattern FFMPEG_DURATION =
            Pattern.compile("Duration: (\\d+):(\\d\\d):(\\d\\d)\\.(\\d\\d)(?:, start: (\\d+\\.\\d+))?");
    /** A song may lose this much to damaged frames and to silence that encoders add before it counts as cut off. */
    private static final Duration LEAST_LOSS = Duration.ofSeconds(1);

    private static final int LOSS_DIVISOR = 50;

    /** @param providersLength length as the song's provider states it, when it does */
    public static SongFile open(Path path, Optional<Duration> providersLength) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw unusable("The song's file is gone");
        }
        SongFormat format =
                SongFormat.find(path).orElseThrow(() -> unusable("The song is no MP3, M4A, WAV, FLAC or Ogg file"));
        return new SongFile(path, format, longer(length(path, format), providersLength));
    }

    private static Optional<Duration> length(Path path, SongFormat format) throws IOException {
        return switch (format) {
            case MP3 -> {
                if (!Mp3Length.hasSound(path)) {
                    throw unusable("The song has tags but no sound");
                }
                yield Mp3Length.find(path);
            }
            case M4A -> TrackLength.find(path);
            case WAV -> WavLength.find(path);
            case OGG -> {
                if (OggEnd.isCut(path)) {
                    throw unusable("The song is cut off");
                }
                yield Optional.empty();
            }
            case FLAC -> Optional.empty();
        };
    }

    private static Optional<Duration> longer(Optional<Duration> one, Optional<Duration> other) {
        return Stream.concat(one.stream(), other.stream()).max(Comparator.naturalOrder());
    }

    /**
     * Checks the decoded length against the shortest allowed and the declared one.
     *
     * @param decoderWords what the decoder wrote about its input; its length counts for FLAC, whose header it repeats.
     *     For others it is an estimate, or does not count from the song's start
     */
    void check(Duration decoded, Duration shortest, String decoderWords) {
        if (decoded.compareTo(shortest) < 0) {
            throw unusable("The song lasts " + seconds(decoded) + " s, less than one turn of the record, which takes "
                    + seconds(shortest) + " s");
        }
        checkWhole(decoded, decoderWords);
    }

    /** Checks the decoded length against the declared one only. */
    void checkWhole(Duration decoded, String decoderWords) {
        Optional<Duration> claim = format == SongFormat.FLAC ? longest(decoderWords) : declared;
        claim.ifPresent(length -> {
            Duration loss = length.minus(decoded);
            if (loss.compareTo(LEAST_LOSS) > 0 && loss.compareTo(length.dividedBy(LOSS_DIVISOR)) > 0) {
                throw unusable("The song is cut off: " + seconds(decoded) + " of " + seconds(length) + " s");
            }
        });
    }

    private Optional<Duration> longest(String decoderWords) {
        Matcher matcher = FFMPEG_DURATION.matcher(decoderWords);
        if (!matcher.find()) {
            return declared;
        }
        Duration end = Duration.ofHours(Long.parseLong(matcher.group(1)))
                .plusMinutes(Long.parseLong(matcher.group(2)))
                .plusSeconds(Long.parseLong(matcher.group(3)))
                .plusMillis(10 * Long.parseLong(matcher.group(4)));
        Optional<Duration> start = Optional.ofNullable(matcher.group(5)).map(SongFile::secondsOf);
        return longer(Optional.of(end.minus(start.orElse(Duration.ZERO))), declared);
    }

    private static Duration secondsOf(String text) {
        return Duration.ofMillis(Math.round(Double.parseDouble(text) * 1_000));
    }

    static RenderingException unusable(String message) {
        return new RenderingException(Category.UNUSABLE_SONG, message);
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f", duration.toMillis() / 1000.0);
    }
}
