package io.serenade.musicvideo.planning;

import io.serenade.musicvideo.analysis.Section;
import io.serenade.musicvideo.planning.ScenePlan.Shot;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Which clip each shot of a plan shows. A clip is one paid generation, made for the first shot that shows it. Each shot
 * has its own as long as there are enough; beyond that, shots of like sections share clips, but never neighbours.
 *
 * @param clipOfShot for each shot the number of its clip, counted from 0 in the order of their first shots
 * @param madeFor for each clip the number of the shot that it is made for
 */
public record ClipAssignment(List<Integer> clipOfShot, List<Integer> madeFor) {
    /** Fewer clips do not make a film. */
    public static final int FEWEST = 3;

    public ClipAssignment {
        clipOfShot = List.copyOf(clipOfShot);
        madeFor = List.copyOf(madeFor);
    }

    public int clips() {
        return madeFor.size();
    }

    /** How many clips may be made; fewer than {@link #FEWEST} if the money is not enough for a film. */
    public static int mostClips(int limit, BigDecimal money, BigDecimal pricePerClip) {
        if (pricePerClip.signum() <= 0) {
            return limit;
        }
        BigDecimal affordable = money.max(BigDecimal.ZERO).divide(pricePerClip, 0, RoundingMode.DOWN);
        return affordable.min(BigDecimal.valueOf(limit)).intValue();
    }

    /** @param most at least {@link #FEWEST} */
    public static ClipAssignment of(List<Shot> shots, List<Section> sections, int most) {
        return ofKinds(
                shots.stream()
                        .map(shot -> kindAt((shot.start() + shot.end()) / 2, sections))
                        .toList(),
                most);
    }

    /** The same for shots that are known by their cuts alone. */
    static ClipAssignment ofCuts(List<Double> cuts, List<Section> sections, int most) {
        List<String> kinds = new ArrayList<>();
        for (int i = 0; i + 1 < cuts.size(); i++) {
            kinds.add(kindAt((cuts.get(i) + cuts.get(i + 1)) / 2, sections));
        }
        return ofKinds(kinds, most);
    }

    static String kindAt(double time, List<Section> sections) {
        return sections.stream()
                .filter(section -> section.start() <= time && time < section.end())
                .findFirst()
                .map(section -> section.type().name())
                .orElse("");
    }

    private static ClipAssignment ofKinds(List<String> kinds, int most) {
        if (most < FEWEST) {
            throw new IllegalArgumentException("a film has at least three clips, not " + most);
        }
        if (kinds.size() <= most) {
            return numbered(kinds.size(), i -> Integer.toString(i));
        }
        Map<String, List<Integer>> byKind = new LinkedHashMap<>();
        for (int i = 0; i < kinds.size(); i++) {
            byKind.computeIfAbsent(kinds.get(i), kind -> new ArrayList<>()).add(i);
        }
        Map<String, Integer> shares = shares(byKind, most);
        if (shares.isEmpty()) {
            return numbered(kinds.size(), i -> Integer.toString(i % most));
        }
        String[] clips = new String[kinds.size()];
        byKind.forEach((kind, shots) -> {
            for (int i = 0; i < shots.size(); i++) {
                clips[shots.get(i)] = kind + i % shares.get(kind);
            }
        });
        return numbered(clips.length, i -> clips[i]);
    }

    /** How many clips each kind gets, as many as it has shots for; empty if neighbours would have to share one. */
    private static Map<String, Integer> shares(Map<String, List<Integer>> byKind, int most) {
        Map<String, Integer> shares = new LinkedHashMap<>();
        byKind.forEach((kind, shots) -> shares.put(kind, hasNeighbours(shots) ? 2 : 1));
        int left = most - shares.values().stream().mapToInt(Integer::intValue).sum();
        if (left < 0) {
            return Map.of();
        }
        for (; left > 0; left--) {
            byKind.keySet().stream()
                    .max((one, other) -> Double.compare(
                            (double) byKind.get(one).size() / shares.get(one),
                            (double) byKind.get(other).size() / shares.get(other)))
                    .ifPresent(neediest -> shares.merge(neediest, 1, Integer::sum));
        }
        return shares;
    }

    private static boolean hasNeighbours(List<Integer> shots) {
        for (int i = 1; i < shots.size(); i++) {
            if (shots.get(i) == shots.get(i - 1) + 1) {
                return true;
            }
        }
        return false;
    }

    private static ClipAssignment numbered(int shots, IntFunction<String> clipOf) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        List<Integer> madeFor = new ArrayList<>();
        Integer[] clipOfShot = new Integer[shots];
        for (int i = 0; i < shots; i++) {
            String clip = clipOf.apply(i);
            if (!numbers.containsKey(clip)) {
                numbers.put(clip, madeFor.size());
                madeFor.add(i);
            }
            clipOfShot[i] = numbers.get(clip);
        }
        return new ClipAssignment(Arrays.asList(clipOfShot), madeFor);
    }
}
