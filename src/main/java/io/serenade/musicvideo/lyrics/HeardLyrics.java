package io.serenade.musicvideo.lyrics;

import io.serenade.musicvideo.lyrics.Lyrics.Line;
import io.serenade.musicvideo.lyrics.Lyrics.Timing;
import io.serenade.musicvideo.lyrics.Lyrics.Word;
import io.serenade.providers.Transcriber.Segment;
import io.serenade.providers.Transcriber.TimedWord;
import io.serenade.providers.Transcriber.Transcription;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Makes lyrics from a transcription: lines from its segments, words with their own times or with times estimated from
 * their length, without what {@link HallucinationFilter} recognises as hallucinated.
 */
final class HeardLyrics {
    /** If less than this share of the song has words, it counts as instrumental. */
    private static final double LEAST_SUNG = 0.05;

    private static final double MAX_LINE = 12;
    private static final int MAX_WORDS_IN_A_LINE = 14;

    /** A silence that ends a line. */
    private static final double PAUSE = 0.8;

    private static final double EPSILON = 0.01;

    private HeardLyrics() {}

    static Lyrics of(Transcription heard, double songSeconds, String model) {
        List<Segment> segments = HallucinationFilter.without(segments(heard, songSeconds), isTimed(heard));
        boolean exact = !heard.words().isEmpty();
        List<Line> lines = new ArrayList<>();
        for (Segment segment : segments) {
            List<Word> words = exact ? heardIn(segment, heard.words()) : spread(segment);
            lines(withPunctuation(words, segment.text()), exact).forEach(lines::add);
        }
        List<Line> sung = inOrder(lines, songSeconds);
        double seconds =
                sung.stream().mapToDouble(line -> line.end() - line.timestamp()).sum();
        if (sung.isEmpty() || seconds < LEAST_SUNG * songSeconds) {
            return Lyrics.none(model);
        }
        return new Lyrics(sung, exact ? Timing.EXACT : Timing.ESTIMATED, false, heard.language(), model);
    }

    private static boolean isTimed(Transcription heard) {
        return !heard.segments().isEmpty() || !heard.words().isEmpty();
    }

    /**
     * Without segments, they are made from the words; without any times, the text is spread over the song line by line.
     */
    private static List<Segment> segments(Transcription heard, double songSeconds) {
        if (!heard.segments().isEmpty()) {
            return heard.segments();
        }
        if (!heard.words().isEmpty()) {
            return ofWords(heard.words());
        }
        List<String> lines = Arrays.stream(heard.text().split("\\R|(?<=[.!?;])\\s+"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        double letters = lines.stream().mapToInt(String::length).sum();
        List<Segment> segments = new ArrayList<>();
        double at = 0;
        for (String line : lines) {
            double end = at + songSeconds * line.length() / letters;
            segments.add(new Segment(line, at, end, OptionalDouble.empty(), OptionalDouble.empty()));
            at = end;
        }
        return segments;
    }

    private static List<Segment> ofWords(List<TimedWord> words) {
        List<Segment> segments = new ArrayList<>();
        List<TimedWord> line = new ArrayList<>();
        for (TimedWord word : words) {
            if (!line.isEmpty() && word.start() - line.get(line.size() - 1).end() > PAUSE) {
                segments.add(segment(line));
                line.clear();
            }
            line.add(word);
        }
        segments.add(segment(line));
        return segments;
    }

    private static Segment segment(List<TimedWord> words) {
        return new Segment(
                words.stream().map(TimedWord::text).collect(Collectors.joining(" ")),
                words.get(0).start(),
                words.get(words.size() - 1).end(),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    /** A word belongs to the segment in which its middle lies. */
    private static List<Word> heardIn(Segment segment, List<TimedWord> words) {
        return words.stream()
                .filter(word -> {
                    double middle = (word.start() + word.end()) / 2;
                    return middle >= segment.start() - EPSILON && middle < segment.end() + EPSILON;
                })
                .map(word -> new Word(word.text(), word.start(), word.end()))
                .toList();
    }

    /** Gives each word a duration in proportion to its letters. */
    private static List<Word> spread(Segment segment) {
        List<String> texts = Arrays.stream(segment.text().strip().split("\\s+"))
                .filter(text -> !text.isEmpty())
                .toList();
        double letters = texts.stream().mapToInt(String::length).sum();
        List<Word> words = new ArrayList<>();
        double at = segment.start();
        for (String text : texts) {
            double end = at + (segment.end() - segment.start()) * text.length() / letters;
            words.add(new Word(text, at, end));
            at = end;
        }
        return words;
    }

    /** Adds punctuation from the segments, because the words of most services lack it. */
    private static List<Word> withPunctuation(List<Word> words, String text) {
        String[] written = text.strip().split("\\s+");
        if (written.length != words.size()) {
            return words;
        }
        List<Word> whole = new ArrayList<>();
        for (int i = 0; i < written.length; i++) {
            Word word = words.get(i);
            boolean same = letters(written[i]).equalsIgnoreCase(letters(word.text()));
            whole.add(same ? new Word(written[i], word.start(), word.end()) : word);
        }
        return whole;
    }

    private static String letters(String text) {
        return text.replaceAll("[^\\p{L}\\p{M}\\p{N}]", "");
    }

    /**
     * Splits words into readable lines: a line ends at a pause, at a maximum length, or at the end of a sentence after
     * a few words.
     */
    private static List<Line> lines(List<Word> words, boolean exact) {
        List<Line> lines = new ArrayList<>();
        List<Word> line = new ArrayList<>();
        for (Word word : words) {
            if (!line.isEmpty() && endsBefore(word, line, exact)) {
                lines.add(line(line));
                line.clear();
            }
            line.add(word);
        }
        if (!line.isEmpty()) {
            lines.add(line(line));
        }
        return lines;
    }

    private static boolean endsBefore(Word word, List<Word> line, boolean exact) {
        Word last = line.get(line.size() - 1);
        boolean sentence = line.size() > 2 && last.text().matches(".*[.!?;]");
        return word.start() - last.end() > PAUSE
                || exact && word.end() - line.get(0).start() > MAX_LINE
                || line.size() >= MAX_WORDS_IN_A_LINE
                || sentence;
    }

    private static Line line(List<Word> words) {
        return new Line(
                words.stream().map(Word::text).collect(Collectors.joining(" ")),
                words.get(0).start(),
                words.get(words.size() - 1).end(),
                words);
    }

    /** Keeps lines within the song and in ascending order; a line that goes back in time is dropped. */
    private static List<Line> inOrder(List<Line> lines, double songSeconds) {
        List<Line> ordered = new ArrayList<>();
        double last = 0;
        for (Line line : lines) {
            List<Word> words = new ArrayList<>();
            for (Word word : line.words()) {
                double end = Math.min(word.end(), songSeconds);
                if (word.start() >= last - EPSILON && word.start() < songSeconds && end >= word.start()) {
                    words.add(new Word(word.text(), word.start(), end));
                    last = word.start();
                }
            }
            if (!words.isEmpty()) {
                ordered.add(line(words));
            }
        }
        return ordered;
    }
}
