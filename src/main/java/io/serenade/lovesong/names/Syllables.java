package io.serenade.lovesong.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Spells a name so that a singer is likely to say it right: Toby as To-bee. Careful rather than clever: it only
 * separates syllables, and only an ending that English surely pronounces as a long e is written as "ee".
 */
public final class Syllables {
    private static final String VOWELS = "aeiouyàáâãäåæèéêëìíîïòóôõöøœùúûüýÿ";
    private static final Pattern LATIN = Pattern.compile("[\\p{IsLatin}\\p{M}]+");
    private static final Pattern LONG_E = Pattern.compile("(?:y|ie|ey)$");
    private static final List<String> TOGETHER = List.of(
            "ch", "ck", "gh", "ph", "sh", "th", "wh", "br", "cr", "dr", "fr", "gr", "kr", "pr", "tr", "bl", "cl", "fl",
            "gl", "kl", "pl");

    private Syllables() {}

    /** Each word of the name in its syllables; a word of one syllable, or not in Latin letters, stays as it is. */
    public static String of(String name) {
        return Pattern.compile("\\s+")
                .splitAsStream(name.strip())
                .map(word -> LATIN.matcher(word).matches() ? parted(word) : word)
                .collect(Collectors.joining(" "));
    }

    private static String parted(String word) {
        List<String> syllables = split(word);
        if (syllables.size() < 2) {
            return word;
        }
        int last = syllables.size() - 1;
        syllables.set(last, LONG_E.matcher(syllables.get(last)).replaceAll("ee"));
        return String.join("-", syllables);
    }

    /** A consonant between two vowels begins the next syllable; two of them are parted, unless they are said as one. */
    private static List<String> split(String word) {
        String small = word.toLowerCase(Locale.ROOT);
        List<String> syllables = new ArrayList<>();
        int from = 0;
        int at = endOfVowels(small, firstVowel(small, 0));
        while (at < small.length()) {
            int next = firstVowel(small, at);
            if (next >= small.length() || isSilent(small, next)) {
                break;
            }
            int cut = cut(small, at, next);
            syllables.add(word.substring(from, cut));
            from = cut;
            at = endOfVowels(small, next);
        }
        syllables.add(word.substring(from));
        return syllables;
    }

    private static int cut(String small, int from, int next) {
        if (next - from < 2) {
            return from;
        }
        return TOGETHER.contains(small.substring(next - 2, next)) ? next - 2 : next - 1;
    }

    /** An e at the end, as in Duke. */
    private static boolean isSilent(String small, int at) {
        return at == small.length() - 1 && small.charAt(at) == 'e';
    }

    private static int firstVowel(String small, int from) {
        int at = from;
        while (at < small.length() && VOWELS.indexOf(small.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private static int endOfVowels(String small, int from) {
        int at = from;
        while (at < small.length() && VOWELS.indexOf(small.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }
}
