package io.serenade.lovesong.names;

import java.util.regex.Pattern;

/**
 * What a folded word sounds like, roughly and in English: Toby, Tobey and Tobi are one, Toby and Tobby are not, because
 * a doubled letter makes the vowel before it short.
 */
final class SoundKey {
    private static final Pattern SOFT_C = Pattern.compile("c(?=[eiy])");
    private static final Pattern SILENT_H = Pattern.compile("h(?![aeiouy])");
    private static final Pattern LONG_E_AT_END = Pattern.compile("(?:ey|ie|ee|ea|y|i)$");
    private static final Pattern DOUBLED_AT_END = Pattern.compile("([^aeiouy])\\1$");

    private SoundKey() {}

    static String of(String folded) {
        String key = folded.replace("ph", "f")
                .replace("sch", "\u0161")
                .replace("sh", "\u0161")
                .replace("ch", "\u010d")
                .replace("th", "\u00fe")
                .replace("ck", "k")
                .replace("kk", "k")
                .replace("xx", "x");
        key = SOFT_C.matcher(key)
                .replaceAll("s")
                .replace('c', 'k')
                .replace("qu", "kw")
                .replace('q', 'k')
                .replace("x", "ks")
                .replaceFirst("^kn", "n")
                .replace("wh", "w");
        key = SILENT_H.matcher(key).replaceAll("");
        key = LONG_E_AT_END.matcher(key).replaceAll("i");
        key = DOUBLED_AT_END.matcher(key).replaceAll("$1");
        return key.replace('y', 'i');
    }
}
