package io.serenade.lovesong.names;

import io.serenade.lovesong.names.SungText.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Looks for a name in the words of a song. A name is heard where it stands as it is, in another spelling of the same
 * sound, or stretched; of a name of several words one is enough, because songs call "Mr. Whiskers" Whiskers.
 * Names of two or three letters must be written exactly, because too many words are similar.
 */
public final class NameHearing {
    private static final int SHORT = 3;
    private static final int LONG = 6;
    private static final Set<String> TITLES = Set.of(
            "the",
            "mr",
            "mrs",
            "ms",
            "miss",
            "sir",
            "lady",
            "lord",
            "king",
            "queen",
            "prince",
            "princess",
            "captain",
            "doctor",
            "dr",
            "baby",
            "little",
            "big",
            "old",
            "von",
            "van",
            "der",
            "and",
            "aka");

    private final List<String> spellings;

    /**
     * @param name as it is written
     * @param others spellings that are as right, for example how it is to be said
     */
    public NameHearing(String name, Collection<String> others) {
        spellings = Stream.concat(Stream.of(name), others.stream()).distinct().toList();
    }

    /** What was heard of a name. */
    public enum Verdict {
        HEARD,
        /** Something else is sung that looks like the name. */
        GARBLED,
        MISSING
    }

    /** @param instead what is sung where the name should be, as it is written, if that is clear */
    public record Finding(Verdict verdict, Optional<String> instead) {
        public boolean isHeard() {
            return verdict == Verdict.HEARD;
        }
    }

    /** @param others other names in the song, which do not count as this one sung badly */
    public Finding in(SungText text, Collection<String> others) {
        if (spellings.stream().anyMatch(spelling -> isHeard(spelling, text.words()))) {
            return new Finding(Verdict.HEARD, Optional.empty());
        }
        List<String> strangers = others.stream().flatMap(NameHearing::parts).toList();
        Optional<String> instead = text.words().stream()
                .filter(Word::named)
                .filter(word -> !strangers.contains(word.folded()))
                .filter(this::isNearlyTheName)
                .min(Comparator.comparingInt(this::distance))
                .map(Word::written);
        return new Finding(instead.isPresent() ? Verdict.GARBLED : Verdict.MISSING, instead);
    }

    private static boolean isHeard(String spelling, List<Word> words) {
        String whole = FoldedWord.of(spelling);
        List<String> parts = parts(spelling).toList();
        return standsIn(words, whole, parts.size())
                || parts.size() > 1
                        && parts.stream()
                                .filter(part -> part.length() >= SHORT && !TITLES.contains(part))
                                .anyMatch(part -> standsIn(words, part, 1));
    }

    private static Stream<String> parts(String name) {
        return Arrays.stream(name.strip().split("[\\s-]+")).map(FoldedWord::of).filter(part -> !part.isEmpty());
    }

    private static boolean standsIn(List<Word> words, String name, int parts) {
        return IntStream.range(0, words.size())
                .anyMatch(from -> IntStream.rangeClosed(1, Math.min(parts, words.size() - from))
                        .anyMatch(length -> isName(words.subList(from, from + length), name)));
    }

    private static boolean isName(List<Word> together, String name) {
        StringBuilder joined = new StringBuilder();
        together.forEach(word -> joined.append(word.folded()));
        List<String> readings = new ArrayList<>(List.of(joined.toString()));
        if (together.size() == 1) {
            Arrays.stream(together.get(0).written().split("-"))
                    .map(FoldedWord::of)
                    .forEach(readings::add);
        }
        return readings.stream().anyMatch(reading -> soundsLike(reading, name));
    }

    private static boolean soundsLike(String reading, String name) {
        boolean written = FoldedWord.isSame(reading, name) || reading.equals(name + "s");
        return written || name.length() > SHORT && SoundKey.of(reading).equals(SoundKey.of(name));
    }

    /** One letter differs, or two in a long name; words of three letters are too similar to many others. */
    private boolean isNearlyTheName(Word word) {
        int length = FoldedWord.of(spellings.get(0)).length();
        return length > SHORT && word.folded().length() >= SHORT && distance(word) <= (length < LONG ? 1 : 2);
    }

    private int distance(Word word) {
        return parts(spellings.get(0))
                .filter(part -> part.length() > SHORT)
                .mapToInt(part -> EditDistance.between(part, word.folded()))
                .min()
                .orElse(Integer.MAX_VALUE);
    }
}
