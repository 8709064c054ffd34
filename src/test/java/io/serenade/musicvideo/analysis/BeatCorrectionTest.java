package io.serenade.musicvideo.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BeatCorrectionTest {
    private static final double DURATION = 60;
    private static final List<Double> BEATS =
            IntStream.range(0, 119).mapToObj(i -> 0.25 + i * 0.5).toList();
    private static final List<Double> BARS =
            IntStream.range(0, 29).mapToObj(i -> BEATS.get(1 + 4 * i)).toList();
    private static final SongAnalysis SONG = new SongAnalysis(
            DURATION,
            120,
            BEATS,
            BARS,
            BEATS,
            List.of(new Section(Section.Type.VERSE, 0, DURATION, 1)),
            new Mood("calm", "dreamy", "low", 0.5),
            List.of(0.0, DURATION),
            0.7,
            false,
            "dynamic_programming");

    @Test
    void halves() {
        SongAnalysis half = BeatCorrection.halved(SONG);

        assertThat(half.bpm()).isCloseTo(60, within(1e-6));
        assertThat(BEATS).containsAll(half.beats());
        assertThat(half.downbeats()).startsWith(BARS.get(0), BARS.get(2), BARS.get(4));
        assertCutsOnBeats(half);
    }

    @Test
    void doubles() {
        SongAnalysis twice = BeatCorrection.doubled(SONG);

        assertThat(twice.bpm()).isCloseTo(240, within(1e-6));
        assertThat(twice.beats()).containsAll(BEATS).hasSize(2 * BEATS.size() - 1);
        assertThat(twice.downbeats()).containsAll(BARS);
        assertCutsOnBeats(twice);
    }

    @Test
    void shiftsAndDropsWhatLeavesTheSong() {
        SongAnalysis earlier = BeatCorrection.shifted(SONG, -300);

        assertThat(earlier.beats()).hasSize(BEATS.size() - 1);
        assertThat(earlier.beats().get(0)).isCloseTo(0.45, within(1e-9));
        assertThat(earlier.downbeats().get(0)).isCloseTo(0.45, within(1e-9));
        assertCutsOnBeats(earlier);
    }

    @Test
    void followsTaps() {
        SongAnalysis tapped = BeatCorrection.tapped(SONG, List.of(20.27, 21.2, 22.3, 23.21, 24.24));

        assertThat(tapped.bpm()).isCloseTo(60, within(0.1));
        assertThat(tapped.beats()).contains(20.25, 21.25, 22.25).isSorted();
        assertThat(tapped.beats().get(0)).isLessThan(1.0);
        assertThat(tapped.beats().get(tapped.beats().size() - 1)).isGreaterThan(58.9);
        assertThat(tapped.downbeats()).contains(20.25);
        assertThat(tapped.confidence()).isEqualTo(1);
        assertThat(tapped.method()).isEqualTo(BeatCorrection.METHOD);
        assertCutsOnBeats(tapped);
    }

    @Test
    void refusesTapsThatAreNone() {
        assertThatThrownBy(() -> BeatCorrection.tapped(SONG, List.of(1.0, 2.0, 3.0)))
                .hasMessageContaining("at least 4");
        assertThatThrownBy(() -> BeatCorrection.tapped(SONG, List.of(1.0, 2.0, 3.0, 2.5)))
                .hasMessageContaining("one after the other");
        assertThatThrownBy(() -> BeatCorrection.tapped(SONG, List.of(58.0, 59.0, 59.5, 60.5)))
                .hasMessageContaining("within the song");
    }

    private static void assertCutsOnBeats(SongAnalysis song) {
        List<Double> cuts = song.cuts();
        assertThat(cuts).startsWith(0.0).endsWith(DURATION).hasSizeGreaterThan(7);
        assertThat(song.beats()).containsAll(cuts.subList(1, cuts.size() - 1));
    }
}
