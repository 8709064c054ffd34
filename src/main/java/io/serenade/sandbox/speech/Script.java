package io.serenade.sandbox.speech;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the voice reads: the text's words, those in other scripts than Latin under made-up names whose phones are told
 * to it, or spelled out.
 *
 * @param words in their order
 * @param phones of the made-up names
 */
record Script(List<Word> words, Map<String, List<String>> phones) {
    private static final int LATIN_END = 0x250;
    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final Pattern ENDS_SENTENCE = Pattern.compile("[.!?\\u0964\\u0965\\u06D4\\u3002]\\W*$");
    private static final Pattern ENDS_PHRASE = Pattern.compile("[,;:\\u060C]\\W*$");

    /**
     * A word of the text.
     *
     * @param start where it begins in the text
     * @param spoken what the voice reads for it, with the punctuation that makes it pause; may be nothing
     */
    record Word(int start, int end, String spoken) {
        /** How many tokens the voice should find in it. */
        int tokens() {
            return spoken.isEmpty() ? 0 : spoken.split(" ").length;
        }

        boolean endsSentence() {
            return spoken.endsWith(".");
        }
    }

    static Script of(String text) {
        List<Word> words = new ArrayList<>();
        Map<String, List<String>> phones = new LinkedHashMap<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            words.add(new Word(word.start(), word.end(), spoken(word.group(), phones)));
        }
        return new Script(List.copyOf(words), phones);
    }

    private static String spoken(String word, Map<String, List<String>> phones) {
        String said;
        if (word.codePoints().anyMatch(BrahmicLetters::include)) {
            Optional<List<String>> read = BrahmicLetters.read(word);
            said = read.map(sounds -> named(sounds, phones)).orElse("");
        } else {
            boolean latin = word.codePoints().filter(Character::isLetterOrDigit).allMatch(letter -> letter < LATIN_END);
            said = latin ? plain(word) : spelled(word);
        }
        return said.isEmpty() ? "" : said + pause(word);
    }

    /** A made-up name for the voice's lexicon that no text contains. */
    private static String named(List<String> sounds, Map<String, List<String>> phones) {
        int number = phones.size();
        String name =
                "zq" + (char) ('a' + number / 676 % 26) + (char) ('a' + number / 26 % 26) + (char) ('a' + number % 26);
        phones.put(name, sounds);
        return name;
    }

    private static String plain(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFD)
                .replace('\u2019', '\'')
                .replaceAll("[^A-Za-z0-9.'$%&-]", "")
                .replaceAll("(?<!\\d)\\.|\\.(?!\\d)", "")
                .replaceAll("^[-']+|[-']+$", "");
    }

    /** The names of its letters, as {@code alef} for the first one of Arabic. */
    private static String spelled(String word) {
        return word.codePoints()
                .filter(Character::isLetterOrDigit)
                .mapToObj(Character::getName)
                .map(name -> name == null ? "" : name.replaceAll("^.* |-.*$", ""))
                .filter(name -> name.matches("[A-Z]+"))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    private static String pause(String word) {
        if (ENDS_SENTENCE.matcher(word).find()) {
            return ".";
        }
        return ENDS_PHRASE.matcher(word).find() ? "," : "";
    }
}
