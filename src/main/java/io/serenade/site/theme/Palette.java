package io.serenade.site.theme;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A theme's colours by their role. The pages lay text of one role upon another in fixed pairs; a palette in which such
 * a pair cannot be read (WCAG 2.2, 4.5 to 1) is not accepted.
 */
public final class Palette {
    static final List<String> ROLES = List.of("ink", "wine", "plum", "rose", "blush", "cream", "paper", "gold");

    private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final double READABLE = 4.5;
    private static final List<Pair> PAIRS = List.of(
            new Pair("cream", "wine"),
            new Pair("cream", "plum"),
            new Pair("blush", "wine"),
            new Pair("rose", "wine"),
            new Pair("gold", "wine"),
            new Pair("ink", "rose"),
            new Pair("ink", "gold"),
            new Pair("ink", "cream"),
            new Pair("ink", "paper"),
            new Pair("ink", "blush"),
            new Pair("plum", "cream"),
            new Pair("plum", "paper"));

    private final Map<String, String> colours;

    private Palette(Map<String, String> colours) {
        this.colours = Map.copyOf(colours);
    }

    /**
     * Checks the colours of all roles.
     *
     * @throws IllegalArgumentException with the reason a person can fix
     */
    static Palette of(Map<String, String> colours) {
        for (String role : ROLES) {
            String colour = colours.getOrDefault(role, "");
            if (!HEX.matcher(colour).matches()) {
                throw new IllegalArgumentException(
                        "colour." + role + " is \"" + colour + "\" but must be written like #ff6f91.");
            }
        }
        Palette palette = new Palette(colours);
        palette.findUnreadable().ifPresent(pair -> {
            throw new IllegalArgumentException("colour." + pair.text() + " cannot be read on colour." + pair.ground()
                    + ": their contrast is below " + READABLE + " to 1.");
        });
        return palette;
    }

    public String colour(String role) {
        return colours.get(role);
    }

    /** The style sheet that hands the colours to the pages as custom properties. */
    public String stylesheet() {
        return ROLES.stream()
                .map(role -> "  --" + role + ": " + colours.get(role).toLowerCase(Locale.ROOT) + ";\n")
                .collect(Collectors.joining("", ":root {\n", "}\n"));
    }

    private Optional<Pair> findUnreadable() {
        return PAIRS.stream()
                .filter(pair -> contrast(colours.get(pair.text()), colours.get(pair.ground())) < READABLE)
                .findFirst();
    }

    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    /** Relative luminance as WCAG 2.2 defines it. */
    private static double luminance(String hex) {
        int rgb = Integer.parseInt(hex.substring(1), 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        double value = (channel & 0xff) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private record Pair(String text, String ground) {}
}
