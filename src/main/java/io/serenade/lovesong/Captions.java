package io.serenade.lovesong;

import io.serenade.providers.SongGenerator.SungWord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Writes captions as WebVTT from the times the provider gave: a cue for each sung line. A line ends where the provider
 * breaks it, at a long silence, and before it grows too wide for the picture.
 */
final class Captions {
    private static final int WIDEST = 80;
    private static final Duration SILENCE = Duration.ofSeconds(2);
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cntrl}+");
    private static final Pattern HEADING = Pattern.compile("\\[[^\\]]*]");

    private final List<Cue> cues = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private Duration start;
    private Duration end;

    private record Cue(Duration start, Duration end, String text) {}

    private Captions() {}

    /** The captions of a song; empty when nothing sung has a time. */
    static Optional<String> write(List<SungWord> words) {
        Captions captions = new Captions();
        words.forEach(captions::take);
        captions.endLine();
        return captions.cues.isEmpty() ? Optional.empty() : Optional.of(captions.text());
    }

    private void take(SungWord word) {
        String[] parts = word.text().split("\\R", -1);
        for (int i = 0; i < parts.length; i++) {
            if (i > 0) {
                endLine();
            }
            String text = INVISIBLE.matcher(parts[i]).replaceAll(" ").strip();
            if (!text.isEmpty()) {
                add(text, word);
            }
        }
    }

    private void add(String text, SungWord word) {
        boolean silent = !line.isEmpty() && word.start().compareTo(end.plus(SILENCE)) > 0;
        if (silent || line.length() + 1 + text.length() > WIDEST) {
            endLine();
        }
        if (line.isEmpty()) {
            start = word.start();
            end = word.end();
        } else {
            line.append(' ');
        }
        line.append(text);
        end = word.end().compareTo(end) > 0 ? word.end() : end;
    }

    /** Headings such as {@code [Chorus]} are not sung, and a line without length could not be read. */
    private void endLine() {
        String text = HEADING.matcher(line).replaceAll("").strip();
        if (!text.isEmpty() && end.compareTo(start) > 0) {
            cues.add(new Cue(start, end, text));
        }
        line.setLength(0);
    }

    /** A line that reaches into the next one ends where that begins, so that one is shown at a time. */
    private String text() {
        StringBuilder vtt = new StringBuilder("WEBVTT\n");
        for (int i = 0; i < cues.size(); i++) {
            Cue cue = cues.get(i);
            Duration next = i + 1 < cues.size() ? cues.get(i + 1).start() : cue.end();
            boolean overlaps = next.compareTo(cue.end()) < 0 && next.compareTo(cue.start()) > 0;
            vtt.append('\n')
                    .append(time(cue.start()))
                    .append(" --> ")
                    .append(time(overlaps ? next : cue.end()))
                    .append('\n')
                    .append(escaped(cue.text()))
                    .append('\n');
        }
        return vtt.toString();
    }

    private static String time(Duration moment) {
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d.%03d",
                moment.toHours(),
                moment.toMinutesPart(),
                moment.toSecondsPart(),
                moment.toMillisPart());
    }

    /** As cue text wants it (WebVTT, section 3.2): no mark-up can come of the words, and no arrow. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
