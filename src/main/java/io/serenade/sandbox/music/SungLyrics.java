package io.serenade.sandbox.music;

import java.util.ArrayList;
import java.util.List;

/**
 * When the words of a song are sung. The tune carries no syllables, so the words are spread over the bars in which
 * there is a tune, each line and each word for as long as its number of letters suggests.
 */
public final class SungLyrics {
    private static final double BREATH = 0.15;

    private SungLyrics() {}

    /**
     * A word with its times in seconds.
     *
     * @param text the last word of a line ends with a line break
     */
    public record Word(String text, double start, double end) {}

    /** The words of all lines but headings such as {@code [Chorus]}, over the tune of the song given. */
    public static List<Word> spread(String lyrics, String seed, Style style, int seconds) {
        List<String> lines = lyrics.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("["))
                .toList();
        Score score = Score.of(seed, style, seconds);
        double weight = lines.stream().mapToInt(SungLyrics::weightOf).sum();
        List<Word> words = new ArrayList<>();
        double at = score.sungFrom();
        for (String line : lines) {
            double lasts = (score.sungUntil() - score.sungFrom()) * weightOf(line) / weight;
            words.addAll(sing(line, at, lasts * (1 - BREATH)));
            at += lasts;
        }
        return words;
    }

    private static List<Word> sing(String line, double from, double lasts) {
        String[] texts = line.split("\\s+", -1);
        double weight = weightOf(line);
        List<Word> words = new ArrayList<>();
        double at = from;
        for (int i = 0; i < texts.length; i++) {
            double end = at + lasts * texts[i].length() / weight;
            words.add(new Word(i + 1 < texts.length ? texts[i] : texts[i] + "\n", at, end));
            at = end;
        }
        return words;
    }

    private static int weightOf(String line) {
        return line.replaceAll("\\s+", "").length();
    }
}
