package io.serenade.sandbox.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads words in Devanagari, Bengali, Gurmukhi, Gujarati, Odia, Tamil, Telugu, Kannada and Malayalam in the phones of
 * an American voice. Their Unicode blocks of 128 characters share one order of letters, so one table serves all nine.
 * It sounds like somebody who reads well and has never heard the language.
 */
final class BrahmicLetters {
    private static final int FIRST = 0x0900;
    private static final int LAST = 0x0D7F;
    private static final int BLOCK = 0x80;
    private static final int VIRAMA = 0x4D;
    private static final String INHERENT = "ax";

    /** Tamil and the three after it say the vowel that a last consonant carries; Odia does so, too. */
    private static final int FIRST_TO_KEEP_LAST_VOWEL = 0x0B00;

    private static final Map<Integer, String> VOWELS = Map.ofEntries(
            Map.entry(0x05, "ax"),
            Map.entry(0x06, "aa"),
            Map.entry(0x07, "ih"),
            Map.entry(0x08, "iy"),
            Map.entry(0x09, "uh"),
            Map.entry(0x0A, "uw"),
            Map.entry(0x0B, "r ih"),
            Map.entry(0x0C, "l ih"),
            Map.entry(0x0D, "ae"),
            Map.entry(0x0E, "eh"),
            Map.entry(0x0F, "ey"),
            Map.entry(0x10, "ae"),
            Map.entry(0x11, "ao"),
            Map.entry(0x12, "ao"),
            Map.entry(0x13, "ow"),
            Map.entry(0x14, "ao"),
            Map.entry(0x60, "r iy"),
            Map.entry(0x61, "l iy"));

    private static final Map<Integer, String> SIGNS = Map.ofEntries(
            Map.entry(0x3E, "aa"),
            Map.entry(0x3F, "ih"),
            Map.entry(0x40, "iy"),
            Map.entry(0x41, "uh"),
            Map.entry(0x42, "uw"),
            Map.entry(0x43, "r ih"),
            Map.entry(0x44, "r iy"),
            Map.entry(0x45, "ae"),
            Map.entry(0x46, "eh"),
            Map.entry(0x47, "ey"),
            Map.entry(0x48, "ae"),
            Map.entry(0x49, "ao"),
            Map.entry(0x4A, "ao"),
            Map.entry(0x4B, "ow"),
            Map.entry(0x4C, "ao"),
            Map.entry(0x57, "ao"));

    private static final Map<Integer, String> CONSONANTS = Map.ofEntries(
            Map.entry(0x15, "k"),
            Map.entry(0x16, "k"),
            Map.entry(0x17, "g"),
            Map.entry(0x18, "g"),
            Map.entry(0x19, "ng"),
            Map.entry(0x1A, "ch"),
            Map.entry(0x1B, "ch"),
            Map.entry(0x1C, "jh"),
            Map.entry(0x1D, "jh"),
            Map.entry(0x1E, "n y"),
            Map.entry(0x1F, "t"),
            Map.entry(0x20, "t"),
            Map.entry(0x21, "d"),
            Map.entry(0x22, "d"),
            Map.entry(0x23, "n"),
            Map.entry(0x24, "t"),
            Map.entry(0x25, "th"),
            Map.entry(0x26, "d"),
            Map.entry(0x27, "d"),
            Map.entry(0x28, "n"),
            Map.entry(0x29, "n"),
            Map.entry(0x2A, "p"),
            Map.entry(0x2B, "p"),
            Map.entry(0x2C, "b"),
            Map.entry(0x2D, "b"),
            Map.entry(0x2E, "m"),
            Map.entry(0x2F, "y"),
            Map.entry(0x30, "r"),
            Map.entry(0x31, "r"),
            Map.entry(0x32, "l"),
            Map.entry(0x33, "l"),
            Map.entry(0x34, "zh"),
            Map.entry(0x35, "v"),
            Map.entry(0x36, "sh"),
            Map.entry(0x37, "sh"),
            Map.entry(0x38, "s"),
            Map.entry(0x39, "hh"),
            Map.entry(0x58, "k"),
            Map.entry(0x59, "k"),
            Map.entry(0x5A, "g"),
            Map.entry(0x5B, "z"),
            Map.entry(0x5C, "r"),
            Map.entry(0x5D, "r"),
            Map.entry(0x5E, "f"),
            Map.entry(0x5F, "y"));

    /** Said after a vowel and ending it: nasals and a breath. */
    private static final Map<Integer, String> ENDS = Map.of(0x01, "n", 0x02, "n", 0x03, "hh ax");

    /** Assamese has two letters of its own, Gurmukhi a nasal, Malayalam consonants that end a word. */
    private static final Map<Integer, String> OF_ONE_BLOCK = Map.of(
            0x09F0, "r", 0x09F1, "w", 0x0A70, "n", 0x0D7A, "n", 0x0D7B, "n", 0x0D7C, "r", 0x0D7D, "l", 0x0D7E, "l",
            0x0D7F, "k");

    private static final Map<Integer, List<String>> DIGITS = Map.of(
            0x66,
            List.of("z", "ih1", "r", "ow"),
            0x67,
            List.of("w", "ah1", "n"),
            0x68,
            List.of("t", "uw1"),
            0x69,
            List.of("th", "r", "iy1"),
            0x6A,
            List.of("f", "ao1", "r"),
            0x6B,
            List.of("f", "ay1", "v"),
            0x6C,
            List.of("s", "ih1", "k", "s"),
            0x6D,
            List.of("s", "eh1", "v", "ax", "n"),
            0x6E,
            List.of("ey1", "t"),
            0x6F,
            List.of("n", "ay1", "n"));

    private BrahmicLetters() {}

    static boolean include(int letter) {
        return letter >= FIRST && letter <= LAST;
    }

    /** The phones of a word, its first vowel stressed; empty if no letter of it is said. */
    static Optional<List<String>> read(String word) {
        List<String> phones = new ArrayList<>();
        int[] letters = word.codePoints().filter(BrahmicLetters::isSaid).toArray();
        boolean consonantBefore = false;
        for (int letter : letters) {
            int place = letter % BLOCK;
            boolean ends = consonantBefore && !SIGNS.containsKey(place) && place != VIRAMA && !isNukta(place);
            if (ends) {
                phones.add(INHERENT);
            }
            if (!isNukta(place)) {
                consonantBefore = say(letter, place, phones);
            }
        }
        if (consonantBefore && keepsLastVowel(letters, phones)) {
            phones.add(INHERENT);
        }
        return phones.isEmpty() ? Optional.empty() : Optional.of(stressed(phones));
    }

    /** @return whether what was said is a consonant that still may get its vowel */
    private static boolean say(int letter, int place, List<String> phones) {
        String own = OF_ONE_BLOCK.get(letter);
        if (own != null) {
            add(own, phones);
            return letter < 0x0A00;
        }
        if (CONSONANTS.containsKey(place)) {
            add(CONSONANTS.get(place), phones);
            return true;
        }
        phones.addAll(DIGITS.getOrDefault(place, List.of()));
        add(VOWELS.getOrDefault(place, SIGNS.getOrDefault(place, ENDS.getOrDefault(place, ""))), phones);
        return false;
    }

    private static void add(String said, List<String> phones) {
        if (!said.isEmpty()) {
            phones.addAll(List.of(said.split(" ")));
        }
    }

    /** All but the marks that end a sentence or a verse, which stand in the first block and serve all. */
    private static boolean isSaid(int letter) {
        return include(letter) && letter % BLOCK != 0x64 && letter % BLOCK != 0x65;
    }

    private static boolean isNukta(int place) {
        return place == 0x3C;
    }

    /** A consonant alone is a word as well, and cannot be said without a vowel. */
    private static boolean keepsLastVowel(int[] letters, List<String> phones) {
        return letters[letters.length - 1] >= FIRST_TO_KEEP_LAST_VOWEL
                || phones.stream().noneMatch(BrahmicLetters::isVowel);
    }

    private static List<String> stressed(List<String> phones) {
        List<String> result = new ArrayList<>(phones);
        for (int i = 0; i < result.size(); i++) {
            if (isVowel(result.get(i))) {
                if (!result.get(i).endsWith("1")) {
                    result.set(i, result.get(i) + "1");
                }
                return result;
            }
        }
        result.add(INHERENT + "1");
        return result;
    }

    private static boolean isVowel(String phone) {
        return "aeiou".indexOf(phone.charAt(0)) >= 0;
    }
}
