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
 * breaks it, at a long silence, and before it grows too wide for the picture. A line that would disappear before it can
 * be read stays during the silence after it, or is shown together with the next line; nothing flickers between two
 * cues. Captions are too fast to read only if the singer is.
 */
final class Captions {
    private static final int WIDEST = 80;
    private static final Duration SILENCE = Duration.ofSeconds(2);
    /** A comfortable reading speed, according to the guidelines of broadcasters. */
    private static final int CHARACTERS_PER_SECOND = 20;

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    /** A shorter pause between two cues is seen as a flicker. */
    private static final Duration SHORTEST_GAP = Duration.ofMillis(300);

    private static final int MOST_LINES = 2;

    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cntrl}+");
    private static final Pattern HEADING = Pattern.compile("\\[[^\\]]*]");

    private final List<Cue> cues = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private Duration start;
    private Duration end;

    /** @param text a line or several of them, parted by line breaks */
    private record Cue(Duration start, Duration end, String text) {
        Cue until(Duration moment) {
            return new Cue(start, moment, text);
        }

        Cue with(Cue next) {
            return new Cue(start, next.end, text + "\n" + next.text);
        }

        Duration lasts() {
            return end.minus(start);
        }

        Duration readIn() {
            Duration time = Duration.ofMillis(1_000L * text.length() / CHARACTERS_PER_SECOND);
            return time.compareTo(SHORTEST) > 0 ? time : SHORTEST;
        }

        boolean isReadable() {
            return lasts().compareTo(readIn()) >= 0;
        }

        long lines() {
            return text.lines().count();
        }
    }

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

    private String text() {
        StringBuilder vtt = new StringBuilder("WEBVTT\n");
        for (Cue cue : readable()) {
            vtt.append('\n')
                    .append(time(cue.start()))
                    .append(" --> ")
                    .append(time(cue.end()))
                    .append('\n')
                    .append(escaped(cue.text()))
                    .append('\n');
        }
        return vtt.toString();
    }

    private List<Cue> readable() {
        List<Cue> shown = new ArrayList<>();
        for (Cue cue : cues) {
            Cue last = shown.isEmpty() ? null : shown.get(shown.size() - 1);
            if (last != null && belongTogether(last.until(reach(last, cue)), cue)) {
                shown.set(shown.size() - 1, last.with(cue));
            } else {
                if (last != null) {
                    shown.set(shown.size() - 1, last.until(reach(last, cue)));
                }
                shown.add(cue);
            }
        }
        if (!shown.isEmpty()) {
            Cue last = shown.get(shown.size() - 1);
            shown.set(
                    shown.size() - 1, last.until(longer(last.end(), last.start().plus(last.readIn()))));
        }
        return shown;
    }

    /** Where a cue ends before the next one: late enough to be read if there is room, and without a short gap. */
    private static Duration reach(Cue cue, Cue next) {
        if (next.start().compareTo(cue.start()) <= 0) {
            return cue.end();
        }
        Duration wanted = longer(cue.end(), cue.start().plus(cue.readIn()));
        boolean close = wanted.plus(SHORTEST_GAP).compareTo(next.start()) >= 0;
        return close ? next.start() : wanted;
    }

    /** Whether either would disappear too early alone, both are sung without a pause, and both fit. */
    private static boolean belongTogether(Cue cue, Cue next) {
        boolean hurried = !cue.isReadable() || !next.isReadable();
        boolean near = next.start().compareTo(cue.end().plus(SHORTEST_GAP)) <= 0;
        return hurried
                && near
                && cue.lines() + next.lines() <= MOST_LINES
                && next.start().compareTo(cue.start()) >= 0;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
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

    /** Escaped as cue text (WebVTT, section 3.2), so that the words can form neither markup nor an arrow. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
