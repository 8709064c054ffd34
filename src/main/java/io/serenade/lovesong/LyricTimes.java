package io.serenade.lovesong;

import io.serenade.providers.SongGenerator.SungWord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * When the words of the lyrics are sung. Lyrics and sung words come from the provider separately and differ in
 * punctuation, headings and some words, so they are aligned by their longest common subsequence; this is done once,
 * when both are there.
 *
 * <p>Written as a line for each sung line of the lyrics (neither blank nor a heading such as {@code [Chorus]}): the
 * milliseconds at which its words begin and, last, at which the line ends; nothing where none of its words was found. A
 * word that was not found shares the time of its neighbour.
 */
final class LyricTimes {
    private static final Pattern HEADING = Pattern.compile("\\s*\\[[^\\]\\n]+]\\s*");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");
    /** More words than any song has; beyond them the table would grow without need. */
    private static final int MOST_WORDS = 1_500;

    private final List<List<String>> lines;
    private final List<String> written = new ArrayList<>();
    private final List<SungWord> sung;
    private final List<String> heard;
    private final SungWord[] found;

    private LyricTimes(List<List<String>> lines, List<SungWord> sung) {
        this.lines = lines;
        this.sung = sung;
        lines.forEach(written::addAll);
        heard = sung.stream().map(word -> plain(word.text())).toList();
        found = new SungWord[written.size()];
    }

    /** The times of all lines; empty when no word of the lyrics was heard. */
    static Optional<String> align(String lyrics, List<SungWord> words) {
        List<List<String>> lines = lyrics.lines()
                .filter(line -> !line.isBlank() && !isHeading(line))
                .map(line -> Arrays.stream(SPACE.split(line.strip()))
                        .map(LyricTimes::plain)
                        .toList())
                .toList();
        List<SungWord> sung = words.stream().flatMap(LyricTimes::singly).toList();
        LyricTimes times = new LyricTimes(lines, sung);
        if (times.written.size() > MOST_WORDS || sung.size() > MOST_WORDS) {
            return Optional.empty();
        }
        times.match();
        boolean nothing = Arrays.stream(times.found).allMatch(word -> word == null);
        return nothing ? Optional.empty() : Optional.of(times.text());
    }

    static boolean isHeading(String line) {
        return HEADING.matcher(line).matches();
    }

    /** Some providers put several words, or a heading before a word, into one. */
    private static Stream<SungWord> singly(SungWord word) {
        return SPACE.splitAsStream(word.text())
                .filter(text -> !plain(text).isEmpty())
                .map(text -> new SungWord(text, word.start(), word.end()));
    }

    private static String plain(String word) {
        return SIGNS.matcher(word).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** Computes the longest common subsequence from end to start, so that it is then read forwards. */
    private void match() {
        int[][] common = new int[written.size() + 1][heard.size() + 1];
        for (int i = written.size() - 1; i >= 0; i--) {
            for (int j = heard.size() - 1; j >= 0; j--) {
                common[i][j] = same(i, j) ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < written.size() && j < heard.size()) {
            if (same(i, j)) {
                found[i++] = sung.get(j++);
            } else if (common[i + 1][j] >= common[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
    }

    private boolean same(int i, int j) {
        return written.get(i).equals(heard.get(j));
    }

    private String text() {
        List<String> rows = new ArrayList<>();
        int at = 0;
        for (List<String> line : lines) {
            rows.add(row(Arrays.copyOfRange(found, at, at + line.size())));
            at += line.size();
        }
        return String.join("\n", rows);
    }

    private static String row(SungWord... words) {
        SungWord neighbour =
                Arrays.stream(words).filter(word -> word != null).findFirst().orElse(null);
        if (neighbour == null) {
            return "";
        }
        List<Duration> times = new ArrayList<>();
        Duration end = neighbour.end();
        for (SungWord word : words) {
            neighbour = word == null ? neighbour : word;
            times.add(neighbour.start());
            end = neighbour.end().compareTo(end) > 0 ? neighbour.end() : end;
        }
        times.add(end);
        return times.stream().map(time -> Long.toString(time.toMillis())).collect(Collectors.joining(" "));
    }
}
