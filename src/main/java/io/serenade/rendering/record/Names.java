package io.serenade.rendering.record;

import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.Locale;

/** Names as people type them, made safe to draw: no control or direction-changing characters, one line, not endless. */
final class Names {
    private static final int LONGEST = 60;
    private static final String ELLIPSIS = "…";

    private Names() {}

    static String tidy(String name) {
        if (name == null) {
            return "";
        }
        StringBuilder kept = new StringBuilder();
        Normalizer.normalize(name, Normalizer.Form.NFC)
                .codePoints()
                .limit(4L * LONGEST)
                .forEach(letter -> {
                    if (Character.isWhitespace(letter) || Character.isSpaceChar(letter)) {
                        kept.append(' ');
                    } else if (isVisible(letter)) {
                        kept.appendCodePoint(letter);
                    }
                });
        String tidy = kept.toString().replaceAll(" +", " ").strip();
        while (tidy.codePointCount(0, tidy.length()) > LONGEST) {
            tidy = shorten(tidy);
        }
        return tidy;
    }

    private static boolean isVisible(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** The name without its last visible character, ending in an ellipsis. */
    static String shorten(String name) {
        String bare = name.endsWith(ELLIPSIS) ? name.substring(0, name.length() - 1) : name;
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(bare);
        characters.last();
        int end = characters.previous();
        return (end <= 0 ? "" : bare.substring(0, end).strip()) + ELLIPSIS;
    }
}
