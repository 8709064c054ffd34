package io.serenade.sandbox.pictures;

import java.awt.Color;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/**
 * The colours of a picture.
 *
 * @param light what shines: sun, moon, windows
 * @param far land at the horizon
 * @param near land in front
 * @param accent petals, hearts, ribbons
 */
record Palette(
        Color skyTop, Color skyMiddle, Color skyBottom, Color light, Color far, Color near, Color water, Color accent) {
    private static final Palette DAY =
            of(0x2F7FD0, 0x7DBBEA, 0xDDEFF7, 0xFFF3C4, 0x8FB3C7, 0x3E7F4C, 0x2B78A8, 0xF25C78);
    private static final Palette SUNSET =
            of(0x2B2A5E, 0xB5477A, 0xFFB45E, 0xFFE9A8, 0x7A4B7D, 0x2C1B3D, 0x6C3D77, 0xFF7A59);
    private static final Palette NIGHT =
            of(0x060A1F, 0x14224D, 0x35528C, 0xF5F0DC, 0x27396B, 0x0A1024, 0x13264F, 0x8C7BFF);
    private static final Palette SNOW =
            of(0x86A9CC, 0xB9D1E6, 0xF3F7FB, 0xFFFFFF, 0xB4C9DC, 0xE8F0F7, 0x7FA6C2, 0xD9577B);
    private static final Palette DESERT =
            of(0x3C86C4, 0x9CC7DE, 0xFBE3B4, 0xFFF1C0, 0xDDA15E, 0xB8692E, 0x3F8FA8, 0xE4572E);

    private static final Map<Pattern, Color> WORDS = words();

    static Palette of(Set<Motif> motifs, String prompt, SplittableRandom chance) {
        Palette base = DAY;
        if (motifs.contains(Motif.NIGHT)) {
            base = NIGHT;
        } else if (motifs.contains(Motif.SUNSET)) {
            base = SUNSET;
        } else if (motifs.contains(Motif.DESERT)) {
            base = DESERT;
        } else if (motifs.contains(Motif.SNOW)) {
            base = SNOW;
        }
        float turn = (float) (chance.nextDouble() - 0.5) * 0.06f;
        return base.turned(turn).tinted(named(prompt));
    }

    /** Colours for pictures of nothing in particular: any hue and its neighbours. */
    static Palette free(String prompt, SplittableRandom chance) {
        float hue = (float) chance.nextDouble();
        return new Palette(
                        Color.getHSBColor(hue, 0.75f, 0.28f),
                        Color.getHSBColor(hue + 0.07f, 0.65f, 0.55f),
                        Color.getHSBColor(hue + 0.16f, 0.45f, 0.92f),
                        Color.getHSBColor(hue + 0.14f, 0.2f, 1f),
                        Color.getHSBColor(hue + 0.45f, 0.5f, 0.85f),
                        Color.getHSBColor(hue - 0.06f, 0.8f, 0.4f),
                        Color.getHSBColor(hue + 0.05f, 0.6f, 0.6f),
                        Color.getHSBColor(hue + 0.52f, 0.65f, 0.98f))
                .tinted(named(prompt));
    }

    static Color mix(Color one, Color other, double share) {
        return new Color(
                channel(one.getRed(), other.getRed(), share),
                channel(one.getGreen(), other.getGreen(), share),
                channel(one.getBlue(), other.getBlue(), share));
    }

    static Color clear(Color color, double opacity) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(opacity * 255));
    }

    private Palette turned(float turn) {
        return new Palette(
                turned(skyTop, turn),
                turned(skyMiddle, turn),
                turned(skyBottom, turn),
                light,
                turned(far, turn),
                turned(near, turn),
                turned(water, turn),
                turned(accent, turn));
    }

    /** Leans towards the colours that the prompt names. */
    private Palette tinted(List<Color> named) {
        if (named.isEmpty()) {
            return this;
        }
        Color first = named.get(0);
        return new Palette(
                mix(skyTop, first.darker().darker(), 0.35),
                mix(skyMiddle, first, 0.5),
                mix(skyBottom, first.brighter(), 0.25),
                light,
                mix(far, first, 0.3),
                mix(near, first.darker().darker(), 0.25),
                mix(water, first, 0.3),
                named.get(named.size() - 1));
    }

    private static List<Color> named(String prompt) {
        String lower = prompt.toLowerCase(Locale.ROOT);
        return WORDS.entrySet().stream()
                .filter(word -> word.getKey().matcher(lower).find())
                .map(Map.Entry::getValue)
                .toList();
    }

    private static Color turned(Color color, float turn) {
        float[] hsb = Color.RGBtoHSB(color.getRed(), color.getGreen(), color.getBlue(), null);
        return Color.getHSBColor(hsb[0] + turn, hsb[1], hsb[2]);
    }

    private static int channel(int one, int other, double share) {
        return (int) Math.round(one + (other - one) * share);
    }

    private static Palette of(int... colours) {
        Color[] all = new Color[colours.length];
        for (int i = 0; i < colours.length; i++) {
            all[i] = new Color(colours[i]);
        }
        return new Palette(all[0], all[1], all[2], all[3], all[4], all[5], all[6], all[7]);
    }

    private static Map<Pattern, Color> words() {
        Map<Pattern, Color> words = new LinkedHashMap<>();
        Map<String, Integer> colours = new LinkedHashMap<>();
        colours.put("red|crimson|scarlet", 0xD7263D);
        colours.put("orange|amber", 0xF5871F);
        colours.put("gold|golden|yellow", 0xF2B632);
        colours.put("green|emerald|lime", 0x3BA55D);
        colours.put("teal|turquoise|cyan", 0x1FA6A6);
        colours.put("blue|azure|navy", 0x2E6FD8);
        colours.put("purple|violet|lavender", 0x8350C8);
        colours.put("pink|magenta|rose", 0xEE6AA7);
        colours.forEach((names, colour) -> words.put(Pattern.compile("\\b(?:" + names + ")\\b"), new Color(colour)));
        return words;
    }
}
