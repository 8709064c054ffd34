package io.serenade.lovesong;

import io.serenade.rendering.record.Span;
import io.serenade.rendering.record.StoryOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lines of a song while they are sung, for pictures. */
public final class SungLines {
    /** A line stays until the next one, but not into a silence. */
    private static final Duration LONGEST_STAY = Duration.ofMillis(1_500);

    private SungLines() {}

    /** Where the first chorus begins, if that is known. */
    public static Optional<Duration> chorus(Submission song) {
        return Choruses.of(song.lyrics(), song.lyricTimes()).stream()
                .findFirst()
                .map(Span::from);
    }

    /** All lines whose times are known. */
    public static List<StoryOrder.Line> of(Submission song) {
        return of(song.lyrics().orElse(""), song.lyricTimes().orElse(""));
    }

    static List<StoryOrder.Line> of(String lyrics, String times) {
        String[] rows = times.split("\n", -1);
        List<String> texts = lyrics.lines()
                .filter(line -> !line.isBlank() && !LyricTimes.isHeading(line))
                .toList();
        List<StoryOrder.Line> lines = new ArrayList<>();
        for (int i = 0; i < texts.size() && i < rows.length; i++) {
            String text = texts.get(i).strip();
            Choruses.span(rows[i]).ifPresent(span -> add(lines, new StoryOrder.Line(span, text)));
        }
        return lines;
    }

    private static void add(List<StoryOrder.Line> lines, StoryOrder.Line next) {
        if (!lines.isEmpty()) {
            StoryOrder.Line last = lines.remove(lines.size() - 1);
            Duration begin = next.span().from();
            Duration gap = begin.minus(last.span().to());
            Duration end =
                    gap.compareTo(LONGEST_STAY) < 0 ? begin : last.span().to().plus(LONGEST_STAY);
            lines.add(new StoryOrder.Line(new Span(last.span().from(), end), last.text()));
        }
        lines.add(next);
    }
}
