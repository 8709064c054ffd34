package io.serenade.rendering.filters;

import io.serenade.rendering.filters.Grade.Shifts;
import io.serenade.rendering.filters.Sparks.Place;
import io.serenade.rendering.filters.Sparks.Way;
import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** The filters that are offered, with the texts of docs/pet-roast.md, and what each paints. */
public enum ArFilter {
    /** Warm light, flames from below, embers that rise. */
    DESI_FIRE("Desi Fire", "Adds spicy overlays and glow effects for dramatic roasts.") {
        @Override
        List<Layer> layers(int width, int height, PetTrack pet) {
            Grade warm = new Grade(light -> 0.9 * light + 0.1 * light * light, 1.12, new Shifts(-6, 7, -16, 12), 0.5);
            Way rising = new Way(2.6, ArFilter::ember);
            Sparks embers = new Sparks(46, size(width, height, 26), new Color(0xFFF0B0), new Color(0xFF6A00), rising);
            return List.of(warm, new Flames(width, height), embers);
        }
    },
    /** A crown for the pet, a jewelled frame of gold, the light of a palace. */
    PET_MAHARAJA("Pet Maharaja", "Turns pets into regal royalty with ornate accessories.") {
        @Override
        public boolean followsPet() {
            return true;
        }

        @Override
        List<Layer> layers(int width, int height, PetTrack pet) {
            Grade palace = new Grade(light -> Math.pow(light, 0.94), 1.08, new Shifts(0, 0, -12, 4), 0.3);
            Way hanging = new Way(1.7, ArFilter::glint);
            Sparks glints = new Sparks(12, size(width, height, 22), Color.WHITE, new Color(0xFFE9A0), hanging);
            return List.of(palace, new Regalia(width, height, pet), glints);
        }
    },
    /** High contrast between teal and gold, swinging beams, fountains of sparks. */
    BOLLYWOOD_BURN("Bollywood Burn", "Provides cinematic lighting and spark particles.") {
        @Override
        List<Layer> layers(int width, int height, PetTrack pet) {
            Grade cinema = new Grade(ArFilter::contrast, 1.1, new Shifts(9, -8, -11, 9), 0.62);
            Way flying = new Way(1.5, ArFilter::fountain);
            Sparks sparks = new Sparks(110, size(width, height, 20), new Color(0xFFFBE0), new Color(0xFFB21C), flying);
            return List.of(cinema, new Spotlights(width, height), sparks);
        }
    };

    private static final int USUAL_WIDTH = 720;

    private final String title;
    private final String description;

    ArFilter(String title, String description) {
        this.title = title;
        this.description = description;
    }

    /** What it paints on frames of this size, in this order; for one clip. */
    abstract List<Layer> layers(int width, int height, PetTrack pet);

    /** Whether the filter needs to know where the pet is. */
    public boolean followsPet() {
        return false;
    }

    /** Such as {@code desi-fire}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String title() {
        return title;
    }

    public String description() {
        return description;
    }

    public static Optional<ArFilter> find(String id) {
        return Arrays.stream(values()).filter(filter -> filter.id().equals(id)).findFirst();
    }

    /** All ids, to be read by a person. */
    public static String list() {
        return Arrays.stream(values()).map(ArFilter::id).collect(Collectors.joining(", "));
    }

    private static int size(int width, int height, int pixels) {
        return pixels * Math.min(width, height) / USUAL_WIDTH;
    }

    private static double contrast(double light) {
        double steep = light * light * (3 - 2 * light);
        return 0.35 * light + 0.65 * steep;
    }

    private static Place ember(SplittableRandom chance, double age) {
        double speed = 0.25 + 0.3 * chance.nextDouble();
        double sway = 0.03 * Math.sin(2 * age + 6 * chance.nextDouble());
        double x = chance.nextDouble() + sway;
        double strength = Math.min(1, 4 * age) * Math.max(0, 1 - age / 2.6);
        return new Place(x, 1.02 - speed * age, strength);
    }

    private static Place glint(SplittableRandom chance, double age) {
        double strength = Math.sin(Math.PI * age / 1.7);
        return new Place(
                0.06 + 0.88 * chance.nextDouble(), 0.05 + 0.9 * chance.nextDouble(), 0.8 * strength * strength);
    }

    /** From one of the two lower corners up and inwards, and down again. */
    private static Place fountain(SplittableRandom chance, double age) {
        boolean left = chance.nextBoolean();
        double inwards = 0.02 + 0.34 * chance.nextDouble();
        double upwards = 0.6 + 0.75 * chance.nextDouble();
        double across = 0.04 + inwards * age;
        double y = 1.02 - upwards * age + 0.62 * age * age;
        return new Place(left ? across : 1 - across, y, Math.min(1, 1.6 - age));
    }
}
