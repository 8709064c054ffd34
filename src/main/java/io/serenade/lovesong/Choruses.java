package io.serenade.lovesong;

import io.serenade.rendering.record.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * When the chorus of a song is sung: the lines that the lyrics mark as such, otherwise the repeated lines, as far as
 * their times are known.
 */
public final class Choruses {
    /** A single repeated line does not make a chorus. */
    private static final int FEWEST_LINES = 2;

    private static final Duration SHORTEST = Duration.ofSeconds(4);
    /** Between two lines of one chorus. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);

    private Choruses() {}

    private record Line(String text, boolean marked) {}

    /** @param times as {@link LyricTimes} writes them */
    static List<Span> of(Optional<String> lyrics, Optional<String> times) {
        if (lyrics.isEmpty() || times.isEmpty()) {
            return List.of();
        }
        List<Line> lines = lines(lyrics.get());
        boolean[] sung = chorus(lines);
        String[] rows = times.get().split("\n", -1);
        List<Span> spans = new ArrayList<>();
        Span open = null;
        for (int i = 0; i < lines.size() && i < rows.length; i++) {
            Optional<Span> time = span(rows[i]);
            if (!sung[i]) {
                open = close(open, spans);
            } else if (time.isPresent()) {
                Span line = time.get();
                boolean goesOn = open != null && line.from().compareTo(open.to().plus(LONGEST_PAUSE)) <= 0;
                open = goesOn ? new Span(open.from(), line.to()) : reopen(open, line, spans);
            }
        }
        close(open, spans);
        return spans;
    }

    /** Where the first chorus begins; a third into the song, where most have one, if that is unknown. */
    public static Duration start(Optional<String> lyrics, Optional<String> times, Duration length) {
        return of(lyrics, times).stream().map(Span::from).findFirst().orElseGet(() -> length.dividedBy(3));
    }

    private static Span reopen(Span open, Span line, List<Span> spans) {
        close(open, spans);
        return line;
    }

    private static Span close(Span open, List<Span> spans) {
        if (open != null && open.to().minus(open.from()).compareTo(SHORTEST) >= 0) {
            spans.add(open);
        }
        return null;
    }

    /** The sung lines, in the same order as their times. */
    private static List<Line> lines(String lyrics) {
        List<Line> lines = new ArrayList<>();
        boolean marked = false;
        for (String text : lyrics.lines().filter(line -> !line.isBlank()).toList()) {
            if (LyricTimes.isHeading(text)) {
                String heading = text.toLowerCase(Locale.ROOT);
                marked = (heading.contains("chorus") || heading.contains("hook") || heading.contains("refrain"))
                        && !heading.contains("pre");
            } else {
                lines.add(new Line(text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", ""), marked));
            }
        }
        return lines;
    }

    private static boolean[] chorus(List<Line> lines) {
        boolean[] sung = new boolean[lines.size()];
        boolean anyMarked = lines.stream().anyMatch(Line::marked);
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i + FEWEST_LINES <= lines.size(); i++) {
            counts.merge(pair(lines, i), 1, Integer::sum);
        }
        for (int i = 0; i < sung.length; i++) {
            boolean comesAgain = comesAgain(lines, i, counts) || (i > 0 && comesAgain(lines, i - 1, counts));
            sung[i] = anyMarked ? lines.get(i).marked() : comesAgain;
        }
        return sung;
    }

    private static boolean comesAgain(List<Line> lines, int first, Map<String, Integer> counts) {
        return first + FEWEST_LINES <= lines.size() && counts.get(pair(lines, first)) > 1;
    }

    private static String pair(List<Line> lines, int first) {
        return lines.get(first).text() + "\n" + lines.get(first + 1).text();
    }

    /** From the first word of a line to its end; empty where none was heard. */
    static Optional<Span> span(String row) {
        if (row.isBlank()) {
            return Optional.empty();
        }
        String[] moments = row.split(" ");
        Duration from = Duration.ofMillis(Long.parseLong(moments[0]));
        Duration to = Duration.ofMillis(Long.parseLong(moments[moments.length - 1]));
        return Optional.of(new Span(from, to));
    }
}
