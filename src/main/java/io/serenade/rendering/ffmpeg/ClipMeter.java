package io.serenade.rendering.ffmpeg;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Measures clips by their packets, without decoding them, because models' metadata are sparse and rounded. */
public final class ClipMeter {
    private static final int DISCARDED = 4;
    private static final Pattern TIME_BASE = Pattern.compile("#tb 0: (\\d+)/(\\d+)");
    private static final Pattern STANDARD_DEFINITION =
            Pattern.compile("Video: [^\\n]*\\((?:tv|pc), (?:smpte170m|bt470bg)[,/)]");

    private final Ffmpeg ffmpeg;

    /**
     * What a film needs to know about a clip.
     *
     * @param frames its length in frames, at {@value FilmShape#FRAMES_PER_SECOND} per second
     * @param standardDefinition whether its colours are declared to be those of standard definition
     */
    public record Measured(int frames, boolean standardDefinition) {}

    public ClipMeter(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /** @throws IOException when it has no pictures, cannot be read, or not within the deadline */
    public Measured measure(Path clip, ClipFormat format, Duration deadline) throws IOException, InterruptedException {
        try (ChildGroup children = ffmpeg.children(deadline)) {
            Child reader = children.start("clip meter", FilmArguments.listPackets(clip, format));
            reader.input().close();
            Future<Measured> measured = children.run(() -> {
                int frames = frames(reader.output());
                reader.awaitSuccess();
                return new Measured(
                        frames, STANDARD_DEFINITION.matcher(reader.firstWords()).find());
            });
            children.awaitAll();
            return measured.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new IOException(clip.getFileName() + " was not read within " + deadline, e);
        }
    }

    /** Reads lines of stream, decoding time, presentation time, duration, size and checksum, sometimes flags. */
    private static int frames(InputStream lines) throws IOException {
        double timeBase = 0;
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        long lastLength = 0;
        long count = 0;
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(lines, StandardCharsets.US_ASCII))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                Matcher base = TIME_BASE.matcher(line);
                if (base.matches()) {
                    timeBase = Double.parseDouble(base.group(1)) / Double.parseDouble(base.group(2));
                }
                String[] fields = line.split(",\\s*");
                if (line.startsWith("#") || fields.length < 6 || isDiscarded(fields)) {
                    continue;
                }
                long at = Long.parseLong(fields[2].strip());
                first = Math.min(first, at);
                if (at > last) {
                    last = at;
                    lastLength = Long.parseLong(fields[3].strip());
                }
                count++;
            }
        }
        if (count == 0 || timeBase == 0) {
            throw new IOException("the clip has no pictures");
        }
        long length = lastLength > 0 ? lastLength : count > 1 ? (last - first) / (count - 1) : 0;
        double rate = timeBase * FilmShape.FRAMES_PER_SECOND;
        return (int) Math.max(1, Math.round((last + length) * rate) - Math.round(first * rate));
    }

    private static boolean isDiscarded(String[] fields) {
        String flags = fields[fields.length - 1];
        return flags.startsWith("F=0x") && (Integer.parseInt(flags.substring(4), 16) & DISCARDED) != 0;
    }
}
