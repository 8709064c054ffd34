package io.serenade.petroast;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The languages that texts may be in, with the first letter of their script in Unicode. */
public enum Language {
    EN(0x0000, "English"),
    HI(0x0900, "Hindi"),
    BN(0x0980, "Bengali"),
    TA(0x0B80, "Tamil"),
    TE(0x0C00, "Telugu"),
    ML(0x0D00, "Malayalam"),
    KN(0x0C80, "Kannada"),
    GU(0x0A80, "Gujarati"),
    MR(0x0900, "Marathi"),
    PA(0x0A00, "Punjabi"),
    OR(0x0B00, "Odia"),
    AS(0x0980, "Assamese"),
    UR(0x0600, "Urdu");

    private static final int BLOCK = 0x80;

    /** Ra and wa of Assamese, which Bengali does not have. */
    private static final String ASSAMESE_ONLY = "\u09F0\u09F1";

    private final int script;
    private final String title;

    Language(int script, String title) {
        this.script = script;
        this.title = title;
    }

    /** @param code as {@code hi}, in small or capital letters */
    public static Optional<Language> find(String code) {
        String word = code.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(language -> language.code().equals(word))
                .findFirst();
    }

    /**
     * The likely language of a text, recognised by the script of most of its letters. Everything
     * in Devanagari counts as Hindi, everything in none of these scripts as English.
     */
    public static Language of(String text) {
        Language likeliest = EN;
        long most = lettersOf(EN, text);
        for (Language language : values()) {
            long letters = lettersOf(language, text);
            if (letters > most) {
                likeliest = language;
                most = letters;
            }
        }
        boolean assamese = text.chars().anyMatch(letter -> ASSAMESE_ONLY.indexOf(letter) >= 0);
        return likeliest == BN && assamese ? AS : likeliest;
    }

    private static long lettersOf(Language language, String text) {
        return text.codePoints()
                .filter(Character::isLetter)
                .filter(letter -> language.isOfScript(letter))
                .count();
    }

    private boolean isOfScript(int letter) {
        return switch (this) {
            case EN -> letter < 0x250;
            // Arabic is as long as two of the others, and its supplement follows.
            case UR -> letter >= script && letter < script + 2 * BLOCK || letter >= 0x0750 && letter < 0x0780;
            default -> letter >= script && letter < script + BLOCK;
        };
    }

    /** Whether both are written in the same script, so that a text does not show which of the two it is in. */
    boolean sharesScriptWith(Language other) {
        return script == other.script;
    }

    /** Whether its script is one of the Indian scripts that Unicode lays out alike. */
    boolean isBrahmic() {
        return this != EN && this != UR;
    }

    /** The first letter of the script's block. */
    int script() {
        return script;
    }

    /** ISO 639-1, in small letters. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All codes with their languages, to be read by a person. */
    public static String list() {
        return Arrays.stream(values())
                .map(language -> language.code() + " (" + language.title + ")")
                .collect(Collectors.joining(", "));
    }
}
