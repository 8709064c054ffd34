package io.serenade.musicvideo.lyrics;

import java.util.List;

/**
 * What is sung in a song. All times are seconds from its beginning, ascending.
 *
 * @param lines empty if {@link #instrumental}
 * @param instrumental whether nothing is sung, or nothing could be understood
 * @param language of the words as {@code en} (ISO 639-1), or the name that the service gave it; empty if unknown
 * @param model the model that transcribed them; empty if none was asked or none answered
 */
public record Lyrics(List<Line> lines, Timing timing, boolean instrumental, String language, String model) {
    public Lyrics {
        lines = List.copyOf(lines);
    }

    /** How the times of the words were found. */
    public enum Timing {
        /** Heard word by word. */
        EXACT,
        /** Spread over lines, or over the song, by the length of the words. */
        ESTIMATED
    }

    /** @param words never empty; the first begins at the timestamp */
    public record Line(String text, double timestamp, double end, List<Word> words) {
        public Line {
            words = List.copyOf(words);
        }
    }

    /** @param text without white space, with its punctuation where the service gives any */
    public record Word(String text, double start, double end) {}

    /** The lyrics of a song without words. @param model empty if none was asked */
    public static Lyrics none(String model) {
        return new Lyrics(List.of(), Timing.ESTIMATED, true, "", model);
    }

    /** The words that begin from the first moment on and before the second, with blanks between. */
    public String between(double from, double to) {
        return String.join(
                " ",
                lines.stream()
                        .flatMap(line -> line.words().stream())
                        .filter(word -> word.start() >= from && word.start() < to)
                        .map(Word::text)
                        .toList());
    }
}
