package io.serenade.sandbox.music;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Composes the melody. Verse and chorus have one motif each, which the third bar of a phrase takes up again and the
 * last bar leads to rest; strong beats stand on tones of the chord, the others step along the scale. So a section
 * sounds the same each time it returns, as far as its chords do.
 */
final class Tune {
    private static final int[] SCALE = {0, 2, 4, 5, 7, 9, 11};
    private static final int REACH_DOWN = 7;
    private static final int REACH_UP = 8;
    private static final int CHORUS_LIFT = 3;
    private static final double TIGHTNESS = 0.92;

    /** A place in a motif: where it begins, how long it is (in sixteenths), and how the line moves there. */
    private record Step(int at, int length, int move) {}

    private final int key;
    private final int beatsPerBar;
    private final double density;
    private final Map<Section, List<List<Step>>> motifs = new EnumMap<>(Section.class);

    Tune(int key, StyleScore styleScore, SplittableRandom random) {
        this.key = key;
        this.beatsPerBar = styleScore.beatsPerBar();
        this.density = styleScore.density();
        for (Section section : Section.SUNG) {
            List<Step> motif = motif(random);
            motifs.put(section, List.of(motif, answer(motif, random), motif, cadence(random)));
        }
    }

    /** The notes of the whole song around the middle given. */
    List<Note> sing(List<Bar> form, int middle) {
        List<Note> notes = new ArrayList<>();
        int last = middle;
        for (Bar bar : form) {
            for (Step step : motifs.getOrDefault(bar.section(), List.of(List.of(), List.of(), List.of(), List.of()))
                    .get(bar.place())) {
                int centre = middle + (bar.section() == Section.CHORUS ? CHORUS_LIFT : 0);
                last = next(bar.chord(), step, last, centre);
                double beat = bar.number() * beatsPerBar + step.at() / 4.0;
                notes.add(new Note(beat, step.length() / 4.0 * TIGHTNESS, last, step.at() % 8 == 0 ? 1 : 0.85));
            }
        }
        return notes;
    }

    /** The same line a third or fourth lower, on tones of the chord. */
    List<Note> harmonise(List<Note> tune, List<Bar> form) {
        return tune.stream()
                .map(note -> {
                    Bar bar = form.get((int) (note.beat() / beatsPerBar));
                    int below = bar.chord().around(key, note.midi() - 5).stream()
                            .filter(tone -> note.midi() - tone >= 3)
                            .max(Comparator.naturalOrder())
                            .orElse(note.midi() - 12);
                    return new Note(note.beat(), note.beats(), below, note.velocity() * 0.9);
                })
                .toList();
    }

    private int next(Chord chord, Step step, int last, int centre) {
        boolean outside = last + step.move() > centre + REACH_UP || last + step.move() < centre - REACH_DOWN;
        int wanted = outside ? last - step.move() : last + step.move();
        boolean strong = step.at() % 8 == 0 || step.length() >= 6;
        return strong ? nearest(chord.around(key, wanted), wanted) : nearest(scaleAround(wanted), wanted);
    }

    private static int nearest(List<Integer> tones, int wanted) {
        return tones.stream()
                .min(Comparator.comparingInt(tone -> Math.abs(tone - wanted)))
                .orElse(wanted);
    }

    private List<Integer> scaleAround(int middle) {
        List<Integer> tones = new ArrayList<>();
        for (int degree : SCALE) {
            tones.add(middle + Math.floorMod(key + degree - middle + 6, 12) - 6);
        }
        return tones;
    }

    private List<Step> motif(SplittableRandom random) {
        List<Step> steps = new ArrayList<>();
        int sixteenths = beatsPerBar * 4;
        int at = random.nextDouble() < 0.3 ? 2 : 0;
        while (at < sixteenths) {
            int length = Math.min(length(at, random), sixteenths - at);
            steps.add(new Step(at, length, move(random)));
            at += length + (random.nextDouble() < 0.12 ? 2 : 0);
        }
        return steps;
    }

    /** Off the beat a short note brings the line back onto it; on the beat the style decides. */
    private int length(int at, SplittableRandom random) {
        if (at % 4 == 2) {
            return random.nextDouble() < 0.75 ? 2 : 4;
        }
        double chance = random.nextDouble();
        if (chance < density) {
            return 2;
        }
        return chance < density + 0.45 * (1 - density) ? 4 : chance < density + 0.75 * (1 - density) ? 6 : 8;
    }

    private static int move(SplittableRandom random) {
        int size = random.nextDouble() < 0.7 ? 2 : random.nextDouble() < 0.7 ? 4 : 6;
        return random.nextBoolean() ? size : -size;
    }

    /** The motif turned the other way at its end. */
    private static List<Step> answer(List<Step> motif, SplittableRandom random) {
        int kept = Math.max(1, motif.size() / 2);
        return IntStream.range(0, motif.size())
                .mapToObj(i -> {
                    Step step = motif.get(i);
                    return i < kept
                            ? step
                            : new Step(step.at(), step.length(), random.nextBoolean() ? 2 : -step.move());
                })
                .toList();
    }

    /** Two steps, then a long note and a breath. */
    private List<Step> cadence(SplittableRandom random) {
        int rest = beatsPerBar * 4 - 4;
        return List.of(
                new Step(0, 2, move(random)), new Step(2, 2, -2), new Step(4, rest - 2, random.nextBoolean() ? 2 : -2));
    }
}
