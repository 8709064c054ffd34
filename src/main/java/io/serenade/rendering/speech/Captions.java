package io.serenade.rendering.speech;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What is said, cut into captions by the time of each character, and as WebVTT (w3.org/TR/webvtt1). */
public final class Captions {
    /** A caption is broken before the first word that would make it longer. */
    private static final int LINE = 32;

    private static final String SENTENCE_ENDS = ".!?…।۔。";

    private Captions() {}

    /**
     * A character and when it is heard.
     *
     * @param text one character as people see it, or a part of it
     */
    public record TimedCharacter(String text, Duration start, Duration end) {}

    /** A caption and when it is shown. */
    public record Cue(String text, Duration start, Duration end) {}

    /**
     * Estimated times of characters when the provider gave none: all of equal length.
     *
     * @param length of the speech
     */
    public static List<TimedCharacter> estimated(String text, Duration length) {
        int[] letters = text.codePoints().toArray();
        return IntStream.range(0, letters.length)
                .mapToObj(i -> new TimedCharacter(
                        Character.toString(letters[i]),
                        length.multipliedBy(i).dividedBy(letters.length),
                        length.multipliedBy(i + 1L).dividedBy(letters.length)))
                .toList();
    }

    public static String webVtt(List<Cue> cues) {
        StringBuilder text = new StringBuilder("WEBVTT\n");
        for (Cue cue : cues) {
            text.append('\n')
                    .append(time(cue.start()))
                    .append(" --> ")
                    .append(time(cue.end()))
                    .append('\n')
                    .append(escaped(cue.text()))
                    .append('\n');
        }
        return text.toString();
    }

    /** @param later how much later the speech is heard than its times say */
    public static List<Cue> cues(List<TimedCharacter> characters, Duration later) {
        return cues(characters).stream()
                .map(cue ->
                        new Cue(cue.text(), cue.start().plus(later), cue.end().plus(later)))
                .toList();
    }

    private static List<Cue> cues(List<TimedCharacter> characters) {
        List<Cue> cues = new ArrayList<>();
        Cue cue = null;
        for (Cue word : words(characters)) {
            boolean full =
                    cue != null && (endsSentence(cue.text()) || letters(cue.text()) + 1 + letters(word.text()) > LINE);
            if (cue == null || full) {
                if (cue != null) {
                    cues.add(cue);
                }
                cue = word;
            } else {
                cue = new Cue(cue.text() + " " + word.text(), cue.start(), word.end());
            }
        }
        if (cue != null) {
            cues.add(cue);
        }
        return cues;
    }

    private static List<Cue> words(List<TimedCharacter> characters) {
        List<Cue> words = new ArrayList<>();
        Cue word = null;
        for (TimedCharacter character : characters) {
            if (character.text().isBlank()) {
                if (word != null) {
                    words.add(word);
                }
                word = null;
            } else {
                word = word == null
                        ? new Cue(character.text(), character.start(), character.end())
                        : new Cue(word.text() + character.text(), word.start(), character.end());
            }
        }
        if (word != null) {
            words.add(word);
        }
        return words;
    }

    private static boolean endsSentence(String text) {
        return SENTENCE_ENDS.indexOf(text.charAt(text.length() - 1)) >= 0;
    }

    private static int letters(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String time(Duration at) {
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d.%03d",
                at.toHours(),
                at.toMinutesPart(),
                at.toSecondsPart(),
                at.toMillisPart());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
