package io.serenade.musicvideo.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CutPlanTest {
    /** Songs of any length and tempo, with drifting beats. */
    @RepeatedTest(300)
    void coversAnySong(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        double duration = 12 + random.nextDouble() * (random.nextBoolean() ? 10 : 588);
        double gap = 60 / (40 + 180 * random.nextDouble());
        List<Double> beats = new ArrayList<>();
        for (double time = random.nextDouble() * gap;
                time < duration;
                time += gap * (0.97 + 0.06 * random.nextDouble())) {
            beats.add(time);
        }
        List<Double> downbeats = every(4, beats);

        List<Double> cuts = CutPlan.of(duration, beats, downbeats, sections(duration, random));

        assertThat(cuts.get(0)).isZero();
        assertThat(cuts.get(cuts.size() - 1)).isEqualTo(duration);
        assertThat(cuts).isSorted().hasSizeGreaterThanOrEqualTo(4);
        assertThat(beats).containsAll(cuts.subList(1, cuts.size() - 1));
        double shortest = duration < 17 ? 2.5 : 4;
        assertThat(lengths(cuts))
                .allSatisfy(length -> assertThat(length).isBetween(Math.min(shortest, duration / 3), 8.0));
    }

    @Test
    void prefersFirstsOfBars() {
        List<Double> beats = IntStream.range(0, 240).mapToObj(i -> i * 0.5).toList();

        List<Double> cuts = CutPlan.of(120, beats, every(4, beats), whole(Section.Type.VERSE, 120));

        assertThat(every(4, beats)).containsAll(cuts.subList(0, cuts.size() - 1));
    }

    @Test
    void cutsFasterInChoruses() {
        List<Double> beats = IntStream.range(0, 240).mapToObj(i -> i * 0.5).toList();

        int calm = CutPlan.of(120, beats, every(4, beats), whole(Section.Type.VERSE, 120))
                .size();
        int loud = CutPlan.of(120, beats, every(4, beats), whole(Section.Type.CHORUS, 120))
                .size();

        assertThat(loud).isGreaterThan(calm);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 2, 5, 12, 60})
    void makesDoWithoutBeats(double duration) {
        List<Double> cuts = CutPlan.of(duration, List.of(), List.of(), whole(Section.Type.VERSE, duration));

        assertThat(cuts).startsWith(0.0).endsWith(duration).isSorted();
        assertThat(lengths(cuts).stream().mapToDouble(x -> x).sum()).isCloseTo(duration, within(1e-9));
    }

    private static List<Section> sections(double duration, Random random) {
        double half = duration * (0.3 + 0.4 * random.nextDouble());
        return List.of(
                new Section(Section.Type.VERSE, 0, half, 0), new Section(Section.Type.CHORUS, half, duration, 1));
    }

    private static List<Section> whole(Section.Type type, double duration) {
        return List.of(new Section(type, 0, duration, 1));
    }

    private static List<Double> every(int number, List<Double> times) {
        return IntStream.range(0, times.size())
                .filter(i -> i % number == 0)
                .mapToObj(times::get)
                .toList();
    }

    private static List<Double> lengths(List<Double> cuts) {
        return IntStream.range(1, cuts.size())
                .mapToObj(i -> cuts.get(i) - cuts.get(i - 1))
                .toList();
    }
}
