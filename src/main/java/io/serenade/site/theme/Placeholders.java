package io.serenade.site.theme;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills {@code {name}} marks of a sentence in a single pass; unknown marks stay as they are. */
public final class Placeholders {
    private static final Pattern MARK = Pattern.compile("\\{([a-z_]+)}");

    private Placeholders() {}

    public static String fill(String sentence, Object... namesAndValues) {
        return MARK.matcher(sentence)
                .replaceAll(mark -> Matcher.quoteReplacement(valueOf(mark.group(1), mark.group(), namesAndValues)));
    }

    private static String valueOf(String name, String otherwise, Object... namesAndValues) {
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            if (name.equals(namesAndValues[i])) {
                return String.valueOf(namesAndValues[i + 1]);
            }
        }
        return otherwise;
    }
}
