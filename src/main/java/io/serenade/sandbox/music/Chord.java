package io.serenade.sandbox.music;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A chord as semitones above the key note. Written as a Roman numeral of the major scale (lower case for minor) with an
 * optional {@code ^7} (major seventh), {@code 7}, {@code 9}, {@code sus} or {@code 5} (power chord).
 */
record Chord(int root, List<Integer> tones) {
    private static final Pattern SYMBOL = Pattern.compile("(b?)([IViv]+)(\\^7|7|9|sus|5)?");
    private static final List<String> DEGREES = List.of("I", "II", "III", "IV", "V", "VI", "VII");
    private static final int[] SEMITONES = {0, 2, 4, 5, 7, 9, 11};

    static List<Chord> progression(String symbols) {
        return Arrays.stream(symbols.split(" ")).map(Chord::parse).toList();
    }

    static Chord parse(String symbol) {
        Matcher match = SYMBOL.matcher(symbol);
        if (!match.matches()) {
            throw new IllegalArgumentException(symbol + " is no chord.");
        }
        String numeral = match.group(2);
        boolean minor = Character.isLowerCase(numeral.charAt(0));
        int root = SEMITONES[DEGREES.indexOf(numeral.toUpperCase(Locale.ROOT))]
                - (match.group(1).isEmpty() ? 0 : 1);
        int third = minor ? 3 : 4;
        List<Integer> shape =
                switch (match.group(3) == null ? "" : match.group(3)) {
                    case "^7" -> List.of(0, third, 7, 11);
                    case "7" -> List.of(0, third, 7, 10);
                    case "9" -> List.of(0, third, 7, 10, 14);
                    case "sus" -> List.of(0, 5, 7);
                    case "5" -> List.of(0, 7, 12);
                    default -> List.of(0, third, 7);
                };
        return new Chord(root, shape.stream().map(tone -> root + tone).toList());
    }

    /** The tones as notes around the middle given, each in the octave nearest to it, from low to high. */
    List<Integer> around(int key, int middle) {
        return tones.stream()
                .map(tone -> middle + Math.floorMod(key + tone - middle + 6, 12) - 6)
                .distinct()
                .sorted()
                .toList();
    }
}
