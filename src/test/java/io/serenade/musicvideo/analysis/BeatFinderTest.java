package io.serenade.musicvideo.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.serenade.rendering.rhythm.Curves;
import io.serenade.sandbox.music.SongTruth;
import io.serenade.sandbox.music.Style;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BeatFinderTest {
    @ParameterizedTest
    @ValueSource(doubles = {72, 90, 107, 120, 140})
    void findsClicksWithinFiveMilliseconds(double bpm) {
        List<Double> clicks = regular(0.25, 60 / bpm, 30);

        BeatFinder.Beats found = new BeatFinder(Sounds.clicks(30, clicks)).find();

        assertThat(found.bpm()).isCloseTo(bpm, within(1.0));
        assertThat(found.confidence()).isGreaterThan(0.6);
        double[] offsets = found.beats().stream()
                .mapToDouble(beat -> beat - nearest(clicks, beat))
                .toArray();
        assertThat(Curves.median(offsets)).isCloseTo(0, within(0.005));
        assertThat(F.measure(clicks, found.beats(), 0.02)).isGreaterThan(0.95);
    }

    @ParameterizedTest
    @CsvSource({"4, 92, 0.667", "4, 120, 0.62", "3, 150, 0.667", "5, 120, 0.5", "5, 174, 0.667"})
    void findsBarsOfFiveAndIsNotMisledBySwing(int beats, double bpm, double between) {
        BeatFinder.Beats found = new BeatFinder(Sounds.band(beats, bpm, between, 40)).find();

        assertThat(found.bpm()).isCloseTo(bpm, within(2.0));
        assertThat(F.measure(regular(0, 60 / bpm, 40), found.beats(), 0.07)).isGreaterThan(0.95);
        assertThat(F.measure(regular(0, beats * 60 / bpm, 40), found.downbeats(), 0.07))
                .isGreaterThan(0.9);
    }

    @Test
    void hearsASongThatIsHundredTimesQuieter() {
        double[] loud = Sounds.strikes(regular(0.25, 0.5, 30), 30);

        BeatFinder.Beats found = new BeatFinder(Sounds.curves(30, i -> loud[i] / 100)).find();

        assertThat(found.bpm()).isCloseTo(120, within(1.0));
        assertThat(found.confidence()).isGreaterThan(BeatFinder.LEAST_CONFIDENCE);
    }

    static Stream<SongCurves> unrhythmic() {
        return Stream.of(
                Sounds.noise(25, 1),
                Sounds.noise(40, 2),
                Sounds.babble(30, 3),
                Sounds.babble(45, 4),
                Sounds.curves(20, i -> 0),
                Sounds.curves(30, i -> 0.3 * Math.sin(0.03 * i) * Math.sin(i * 1e-5)),
                Sounds.pads(40),
                Sounds.clicks(13, List.of(1.0, 1.7, 5.2, 5.5, 9.1)));
    }

    @ParameterizedTest
    @MethodSource("unrhythmic")
    void fallsBackToAGridWithoutABeat(SongCurves curves) {
        BeatFinder.Beats found = new BeatFinder(curves).find();

        assertThat(found.confidence()).isLessThan(BeatFinder.LEAST_CONFIDENCE);
        assertThat(found.regular()).isTrue();
        assertThat(found.bpm()).isBetween(60.0, 180.0);
        assertThat(found.beats().get(4)).isCloseTo(4 * 60 / found.bpm(), within(1e-9));
        assertThat(found.downbeats()).startsWith(0.0, found.beats().get(4));
    }

    @ParameterizedTest
    @EnumSource
    void findsBeatsOfComposedSongs(Style style) throws IOException {
        SongTruth truth = SongTruth.of("a walk", style, 40);

        BeatFinder.Beats found = new BeatFinder(Sounds.song("a walk", style, 40)).find();

        assertThat(found.confidence()).isGreaterThan(BeatFinder.LEAST_CONFIDENCE);
        assertThat(F.measure(truth.beats(), found.beats(), 0.07)).isGreaterThan(0.9);
    }

    @Test
    void countsThreeWhereThereAreThree() {
        double[] waltz =
                IntStream.range(0, 60).mapToDouble(i -> i % 3 == 1 ? 2 : 1).toArray();
        double[] march =
                IntStream.range(0, 60).mapToDouble(i -> i % 4 == 2 ? 2 : 1).toArray();

        assertThat(Bars.find(waltz)).startsWith(1, 4, 7).hasSize(20);
        assertThat(Bars.find(march)).startsWith(2, 6, 10).hasSize(15);
    }

    private static List<Double> regular(double first, double gap, double end) {
        return Stream.iterate(first, time -> time < end - 0.1, time -> time + gap)
                .toList();
    }

    private static double nearest(List<Double> times, double time) {
        return times.stream()
                .min((a, b) -> Double.compare(Math.abs(a - time), Math.abs(b - time)))
                .orElseThrow();
    }
}
