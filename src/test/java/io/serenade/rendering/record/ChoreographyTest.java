package io.serenade.rendering.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.serenade.rendering.Media;
import io.serenade.rendering.mp4.PictureOrder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the groups of pictures lie in time, without drawing any. */
class ChoreographyTest {
    private static final double RATE = 44_100;
    private static final RecordVideoSettings SHOW = RecordVideoSettings.from(Media.settings(Map.of()));
    private static final Script SCRIPT = SHOW.script();
    private static final Tempo TEMPO = new Tempo(0.5, 6);

    @Test
    void eachTurnBeginsOnABeat() {
        double[] beats =
                DoubleStream.iterate(0.33, beat -> beat + 0.503).limit(80).toArray();
        long[] starts = order(40, Optional.of(TEMPO), beats).starts();

        assertThat(starts[SCRIPT.opening()] / RATE).isCloseTo(0.833, within(0.001));
        for (int turn = 0; turn < 11; turn++) {
            assertThat(starts[SCRIPT.opening() + turn * SCRIPT.turn()] / RATE)
                    .isCloseTo(0.833 + turn * 6 * 0.503, within(0.001));
        }
    }

    /** Where the beat is lost for a while the record goes on at its pace, and finds it again. */
    @Test
    void turnsOnWhereNoBeatIsHeard() {
        double[] beats = DoubleStream.iterate(0.5, beat -> beat + 0.5)
                .limit(80)
                .filter(beat -> beat < 10 || beat > 20)
                .toArray();
        long[] starts = order(40, Optional.of(TEMPO), beats).starts();
        for (int turn = 0; turn < 11; turn++) {
            assertThat(starts[SCRIPT.opening() + turn * SCRIPT.turn()] / RATE).isCloseTo(1 + turn * 3, within(0.001));
        }
    }

    @Test
    void withoutABeatTheRecordTurnsTwentyTimesAMinute() {
        PictureOrder order = order(12, Optional.empty());
        assertThat(order.starts()[SCRIPT.opening()] / RATE).isCloseTo(0.8, within(0.001));
        assertThat(order.starts()[SCRIPT.opening() + SCRIPT.turn()] / RATE).isCloseTo(3.8, within(0.001));
        assertThat(order.frames()).isEqualTo(12 * 30);
    }

    @ParameterizedTest
    @ValueSource(doubles = {15, 30.017, 61.337, 119.99, 240})
    void theCardComesUpOnATurnsEndAndStays(double seconds) {
        PictureOrder order = order(seconds, Optional.empty());
        long[] starts = order.starts();
        int card = order.frames() - SCRIPT.rise() - SCRIPT.rest();

        assertThat((card - SCRIPT.opening()) % SCRIPT.turn()).isZero();
        assertThat(seconds - starts[card] / RATE).isBetween(3.5, 6.6);
        assertThat(starts[order.frames() - 1] / RATE).isLessThan(seconds);
    }

    @ParameterizedTest
    @ValueSource(doubles = {3, 3.79, 3.81, 7.3, 14.9})
    void shortSongsHaveNoCard(double seconds) {
        PictureOrder order = order(seconds, Optional.empty());
        assertThat(order.frames()).isEqualTo((int) Math.round(seconds * 30));
        assertThat(order.starts()[order.frames() - 1] / RATE).isLessThan(seconds);
    }

    /** Fast records allow songs that end before the needle is down. */
    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.5, 0.79, 0.8})
    void songsMayEndInTheOpening(double seconds) {
        PictureOrder order = order(seconds, Optional.empty());
        assertThat(order.frames()).isEqualTo((int) Math.max(1, Math.round(seconds * 30)));
        assertThat(order.starts()[0]).isZero();
        assertThat(order.starts()[order.frames() - 1] / RATE).isLessThan(seconds);
    }

    /** What is shown from a moment on may not lie before it, however few pictures there are. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 60})
    void theFirstPictureIsShownFromTheStart(int framesPerSecond) {
        RecordVideoSettings settings =
                RecordVideoSettings.from(Media.settings(Map.of("VIDEO_FPS", Integer.toString(framesPerSecond))));
        for (Optional<Tempo> tempo : List.of(Optional.of(TEMPO), Optional.<Tempo>empty())) {
            PictureOrder order = Choreography.of(settings.script(), List.of(), settings, tempo, new double[0])
                    .order(Math.round(20 * RATE), framesPerSecond);
            assertThat(order.starts()[0]).isZero();
        }
    }

    @Test
    void beatsThatCannotBeFollowedCostNoVideo() {
        long samples = Math.round(40 * RATE);
        long[] even = order(40, Optional.empty()).starts();

        assertThat(Choreography.follow(SHOW, SCRIPT, List.of(), Optional.of(TEMPO), ChoreographyTest::fail, samples)
                        .starts())
                .isEqualTo(even);
        Tempo nonsense = new Tempo(Double.NaN, 6);
        assertThat(Choreography.follow(SHOW, SCRIPT, List.of(), Optional.of(nonsense), known -> new double[0], samples)
                        .starts())
                .isEqualTo(even);
        assertThat(Choreography.follow(SHOW, SCRIPT, List.of(), Optional.empty(), ChoreographyTest::fail, samples)
                        .starts())
                .isEqualTo(even);
        assertThat(Choreography.follow(
                                SHOW, SCRIPT, List.of(), Optional.of(TEMPO), known -> new double[] {0.9}, samples)
                        .starts())
                .isNotEqualTo(even);
    }

    private static double[] fail(Tempo tempo) {
        throw new IllegalStateException("no beats of " + tempo);
    }

    private static PictureOrder order(double seconds, Optional<Tempo> tempo, double... beats) {
        return Choreography.of(SCRIPT, List.of(), SHOW, tempo, beats)
                .order(Math.round(seconds * RATE), SHOW.framesPerSecond());
    }

    @Test
    void turnsOfTheChorusAreShownByPicturesOfTheirOwn() {
        Script script = SCRIPT.withChorus();
        List<Span> choruses = List.of(new Span(Duration.ofSeconds(10), Duration.ofMillis(16_500)));
        Choreography choreography = Choreography.of(script, choruses, SHOW, Optional.of(TEMPO), new double[] {1});

        List<Integer> groups = choreography
                .order(Math.round(40 * RATE), SHOW.framesPerSecond())
                .groups();

        int turn = script.firstOfTurn();
        int chorus = script.firstOfChorus();
        assertThat(groups.subList(0, 8)).containsExactly(0, turn, turn, turn, chorus, chorus, turn, turn);
        assertThat(groups.get(groups.size() - 1)).isEqualTo(script.firstOfCard());
    }
}
