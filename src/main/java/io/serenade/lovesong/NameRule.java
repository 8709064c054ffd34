package io.serenade.lovesong;

import io.serenade.platform.settings.Settings;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Which names are allowed: {@code NAME_PATTERN}, which is a regular expression for a whole name or the name of a
 * preset.
 *
 * @param rule the wording of the rule: {@code latin}, {@code international} or {@code own}
 * @param sentence what may be used, as the end of "Please use only"
 */
public record NameRule(Pattern pattern, String rule, String sentence) {
    /**
     * The characters that any name may have, whatever a campaign allows: letters, marks, space, apostrophe, hyphen and
     * dot.
     */
    static final Pattern FLOOR = Pattern.compile("[\\p{L}\\p{M} '’.-]+");

    private static final String LATIN = "[A-Za-z ]+";
    private static final String INTERNATIONAL = "international";

    static NameRule from(Settings settings) {
        String text = settings.text("NAME_PATTERN", LATIN);
        if (text.equals(INTERNATIONAL)) {
            return new NameRule(FLOOR, INTERNATIONAL, "letters, spaces, apostrophes, hyphens and dots");
        }
        if (text.equals(LATIN)) {
            return new NameRule(Pattern.compile(LATIN), "latin", "letters A to Z and spaces");
        }
        try {
            return new NameRule(Pattern.compile(text), "own", "letters and spaces");
        } catch (PatternSyntaxException e) {
            throw Settings.refusal(
                    "NAME_PATTERN",
                    text,
                    "\"international\", or a regular expression for a whole name, such as " + LATIN);
        }
    }

    boolean allows(String name) {
        return pattern.matcher(name).matches() && FLOOR.matcher(name).matches();
    }
}
