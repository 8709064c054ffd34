package io.serenade.musicvideo.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BarsTest {
    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5})
    void areAsLongAsTheirFirstBeatsAreApart(int beats) {
        int[] firsts = Bars.find(strengths(beats, 2, 1));

        assertThat(firsts)
                .containsExactly(
                        IntStream.range(0, 120).filter(i -> i % beats == 2).toArray());
    }

    /** Bars of five are rare, so chance alone must not bring them about. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void haveFourBeatsWhereTheyAreHardToHear(long seed) {
        int[] firsts = Bars.find(strengths(4, 0, seed, 0.8));

        assertThat(firsts[11] - firsts[10]).isEqualTo(4);
    }

    private static double[] strengths(int beats, int first, long seed) {
        return strengths(beats, first, seed, 0.2);
    }

    private static double[] strengths(int beats, int first, long seed, double noise) {
        Random random = new Random(seed);
        return IntStream.range(0, 120)
                .mapToDouble(i -> (i % beats == first ? 1 : 0) + noise * random.nextGaussian())
                .toArray();
    }
}
