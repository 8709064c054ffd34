package io.serenade.musicvideo.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Chooses the cuts of a film: on beats, if possible on the first of a bar or where a section begins, 4 to 8 s apart,
 * closer in choruses than elsewhere. There are at least three shots, so a song of 12 to 13 s may have some that are a
 * little shorter; where there is no beat for a long time, a cut may lie between beats.
 */
final class CutPlan {
    static final double SHORTEST = 4;
    static final double LONGEST = 8;
    static final int FEWEST = 3;

    private static final double FILLER_EVERY = 0.5;
    private static final double PRICE_OFF_BEAT = 60;
    private static final double PRICE_OUT_OF_RANGE = 25;
    private static final double PRICE_OFF_BAR = 1.5;
    private static final double WORTH_OF_SECTION = 2;
    private static final double SECTION_REACH = 0.3;

    private record Place(double time, double price) {}

    private final double duration;
    private final List<Section> sections;

    private CutPlan(double duration, List<Section> sections) {
        this.duration = duration;
        this.sections = sections;
    }

    /** @return cuts in seconds, from 0 to the duration, both included */
    static List<Double> of(double duration, List<Double> beats, List<Double> downbeats, List<Section> sections) {
        CutPlan plan = new CutPlan(duration, sections);
        return plan.cheapest(plan.places(beats, downbeats));
    }

    private List<Place> places(List<Double> beats, List<Double> downbeats) {
        List<Place> places = new ArrayList<>();
        places.add(new Place(0, 0));
        for (double beat : beats) {
            boolean first = Collections.binarySearch(downbeats, beat) >= 0;
            places.add(new Place(beat, (first ? 0 : PRICE_OFF_BAR) - (beginsSection(beat) ? WORTH_OF_SECTION : 0)));
        }
        for (double time = FILLER_EVERY; time < duration; time += FILLER_EVERY) {
            places.add(new Place(time, PRICE_OFF_BEAT));
        }
        places.removeIf(place -> place.time < 0 || place.time >= duration || place.time > 0 && place.time < 1);
        places.sort((a, b) -> Double.compare(a.time, b.time));
        places.add(new Place(duration, 0));
        return places;
    }

    private boolean beginsSection(double time) {
        return sections.stream().anyMatch(section -> Math.abs(section.start() - time) < SECTION_REACH);
    }

    /** Dynamic programming over places and the number of shots so far, which counts no further than the fewest. */
    private List<Double> cheapest(List<Place> places) {
        int size = places.size();
        double[][] price = new double[size][FEWEST + 1];
        int[][] from = new int[size][FEWEST + 1];
        int[][] shots = new int[size][FEWEST + 1];
        for (double[] row : price) {
            Arrays.fill(row, Double.POSITIVE_INFINITY);
        }
        price[0][0] = 0;
        for (int i = 1; i < size; i++) {
            for (int j = i - 1; j >= 0 && places.get(i).time - places.get(j).time <= LONGEST + 1; j--) {
                double shot = priceOfShot(places.get(j).time, places.get(i).time) + places.get(i).price;
                for (int n = 0; n <= FEWEST; n++) {
                    int m = Math.min(FEWEST, n + 1);
                    if (price[j][n] + shot < price[i][m]) {
                        price[i][m] = price[j][n] + shot;
                        from[i][m] = j;
                        shots[i][m] = n;
                    }
                }
            }
        }
        List<Double> cuts = new ArrayList<>();
        int n = FEWEST;
        while (n > 0 && Double.isInfinite(price[size - 1][n])) {
            n--;
        }
        for (int i = size - 1; i > 0; ) {
            cuts.add(places.get(i).time);
            int before = from[i][n];
            n = shots[i][n];
            i = before;
        }
        cuts.add(0.0);
        Collections.reverse(cuts);
        return cuts;
    }

    private double priceOfShot(double start, double end) {
        double length = end - start;
        double shortest = Math.min(SHORTEST, duration / FEWEST);
        double outside = Math.max(0, Math.max(shortest - length, length - LONGEST));
        double off = (length - targetAt((start + end) / 2)) / 1.5;
        return 0.5 * off * off + (outside > 1e-9 ? PRICE_OUT_OF_RANGE * (1 + outside * outside) : 0);
    }

    private double targetAt(double time) {
        Section.Type type = sections.stream()
                .filter(section -> section.start() <= time && time < section.end())
                .map(Section::type)
                .findFirst()
                .orElse(Section.Type.VERSE);
        return switch (type) {
            case CHORUS -> 4.6;
            case VERSE, BRIDGE -> 6;
            case INTRO, OUTRO -> 6.6;
        };
    }
}
