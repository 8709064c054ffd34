package io.serenade.petroast;

/**
 * Writes a text with the letters of another script of India. Unicode has laid them out alike (chapter 12, "South and
 * Central Asia-I"): a letter keeps its place within the block. A letter that the other script lacks is replaced by the
 * nearest one, so converting back may give a different text.
 */
public final class Transliteration {
    private static final int BLOCK = 0x80;
    private static final int FIRST_SHARED_SIGN = 0x64;
    private static final int LAST_SHARED_SIGN = 0x65;
    private static final int CANDRABINDU = 0x01;
    private static final int ANUSVARA = 0x02;
    private static final int NUKTA = 0x3C;

    /** The rows of five consonants with the same place of articulation; Tamil has one letter for the first four. */
    private static final int[] ROWS = {0x15, 0x1A, 0x1F, 0x24, 0x2A};

    private Transliteration() {}

    /** Whether both are written in such a script. */
    public static boolean isPossible(Language from, Language to) {
        return from.isBrahmic() && to.isBrahmic();
    }

    public static String of(String text, Language from, Language to) {
        StringBuilder written = new StringBuilder();
        text.codePoints().forEach(letter -> {
            int place = letter - from.script();
            boolean own = place >= 0 && place < BLOCK && place != FIRST_SHARED_SIGN && place != LAST_SHARED_SIGN;
            if (own) {
                append(written, letter, place, to.script());
            } else {
                written.appendCodePoint(letter);
            }
        });
        return written.toString();
    }

    private static void append(StringBuilder written, int letter, int place, int script) {
        if (Character.isDefined(script + place)) {
            written.appendCodePoint(script + place);
        } else if (place == CANDRABINDU) {
            written.appendCodePoint(script + ANUSVARA);
        } else if (place != NUKTA) {
            written.appendCodePoint(nearest(letter, place, script));
        }
    }

    private static int nearest(int letter, int place, int script) {
        for (int row : ROWS) {
            if (place > row && place < row + 4 && Character.isDefined(script + row)) {
                return script + row;
            }
        }
        return letter;
    }
}
