package io.serenade.musicvideo.lyrics;

import io.serenade.musicvideo.lyrics.Lyrics.Line;
import io.serenade.musicvideo.lyrics.Lyrics.Timing;
import io.serenade.musicvideo.lyrics.Lyrics.Word;
import java.util.Iterator;
import java.util.Locale;

/**
 * Lyrics as captions in WebVTT. Where the words' times were heard, each word has its own time stamp within the cue,
 * which players show as karaoke.
 */
public final class Karaoke {
    private static final double MAX_STAY = 1.5;
    private static final double SHORTEST_CUE = 0.3;

    private Karaoke() {}

    public static String vtt(Lyrics lyrics) {
        StringBuilder vtt = new StringBuilder("WEBVTT\n");
        Iterator<Line> lines = lyrics.lines().iterator();
        Line line = lines.hasNext() ? lines.next() : null;
        while (line != null) {
            Line next = lines.hasNext() ? lines.next() : null;
            double end = end(line, next == null ? Double.MAX_VALUE : next.timestamp());
            vtt.append('\n')
                    .append(time(line.timestamp()))
                    .append(" --> ")
                    .append(time(end))
                    .append('\n');
            vtt.append(lyrics.timing() == Timing.EXACT ? timed(line, end) : escaped(line.text()))
                    .append('\n');
            line = next;
        }
        return vtt.toString();
    }

    /** A line stays a little longer to be read, but never overlaps the next one. */
    private static double end(Line line, double next) {
        double wanted = Math.max(line.end() + MAX_STAY, line.timestamp() + SHORTEST_CUE);
        return Math.max(Math.min(wanted, next), line.timestamp() + 0.001);
    }

    /** Time stamps within a cue must lie between its times, each after the one before. */
    private static String timed(Line line, double end) {
        StringBuilder text = new StringBuilder();
        long last = millis(line.timestamp());
        for (Word word : line.words()) {
            if (text.length() > 0) {
                text.append(' ');
            }
            long start = millis(word.start());
            if (start > last && start < millis(end)) {
                text.append('<').append(time(word.start())).append('>');
                last = start;
            }
            text.append(escaped(word.text()));
        }
        return text.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replaceAll("[\\p{Cntrl}\\s]+", " ");
    }

    private static long millis(double seconds) {
        return Math.round(seconds * 1_000);
    }

    private static String time(double seconds) {
        long millis = millis(seconds);
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d.%03d",
                millis / 3_600_000,
                millis / 60_000 % 60,
                millis / 1_000 % 60,
                millis % 1_000);
    }
}
