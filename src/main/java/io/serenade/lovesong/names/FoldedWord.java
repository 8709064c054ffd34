package io.serenade.lovesong.names;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** A word as it is compared: small letters without accents, signs, a possessive's end, and notes that were held long. */
final class FoldedWord {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern POSSESSIVE = Pattern.compile("['’]s$");
    /** The singer lingers: "To-o-oby". */
    private static final Pattern BROKEN_NOTE = Pattern.compile("(\\p{L})-(?=\\1)");

    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern SIGN_AT_END = Pattern.compile("[^\\p{L}\\p{N}]+$");
    private static final Pattern HELD = Pattern.compile("(.)\\1{2,}");

    private FoldedWord() {}

    static String of(String word) {
        String small = MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .replace("æ", "ae")
                .replace("œ", "oe")
                .replace("ø", "o")
                .replace("ł", "l")
                .replace("đ", "d");
        String bare =
                POSSESSIVE.matcher(SIGN_AT_END.matcher(small).replaceAll("")).replaceAll("");
        return SIGNS.matcher(BROKEN_NOTE.matcher(bare).replaceAll("")).replaceAll("");
    }

    /** A letter that is written three times or more matches one or two of it in the name. */
    static boolean isSame(String folded, String name) {
        return folded.equals(name)
                || HELD.matcher(folded).replaceAll("$1").equals(name)
                || HELD.matcher(folded).replaceAll("$1$1").equals(name);
    }
}
