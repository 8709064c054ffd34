package io.serenade.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The part of the server's logs that belongs to this start. */
final class ServerLog {
    private static final int SHOWN = 3;
    private static final int WIDTH = 400;
    private static final Pattern ANY = Pattern.compile("");
    private static final Pattern CAUSE = Pattern.compile("^Caused by: ");

    /** In either {@link LogFormat}. */
    private static final Pattern ERROR = Pattern.compile(" ERROR |\"level\":\"ERROR\"");

    private final Path log;
    private final Path console;
    private final long begin;

    ServerLog(Path log, Path console) {
        this.log = log;
        this.console = console;
        this.begin = size(log);
    }

    Path file() {
        return log;
    }

    /**
     * The last errors and their causes; the end of the console output if the server failed before it logged anything.
     */
    List<String> lastErrors() {
        List<String> lines = read(log, begin);
        List<String> errors = last(SHOWN, lines, ERROR);
        if (errors.isEmpty()) {
            return last(SHOWN, read(console, 0), ANY);
        }
        return Stream.concat(errors.stream(), last(1, lines, CAUSE).stream())
                .map(line -> line.length() > WIDTH ? line.substring(0, WIDTH) + "..." : line)
                .toList();
    }

    private static List<String> last(int count, List<String> lines, Pattern part) {
        List<String> found =
                lines.stream().filter(line -> part.matcher(line).find()).toList();
        return found.subList(Math.max(0, found.size() - count), found.size());
    }

    private static List<String> read(Path file, long begin) {
        if (Files.notExists(file)) {
            return List.of();
        }
        try (InputStream in = Files.newInputStream(file)) {
            // A log that is shorter than before was started again at midnight.
            in.skipNBytes(size(file) < begin ? 0 : begin);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
