package io.serenade.rendering.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The signals with which meters are tried (EBU Tech 3341), as far as they have two channels. */
class LoudnessMeterTest {
    private static final double TOLERANCE = 0.1;

    private final LoudnessMeter meter = new LoudnessMeter();

    @ParameterizedTest
    @ValueSource(doubles = {-23, -33, -14})
    void aToneInBothChannelsIsAsLoudAsItsPeak(double level) {
        assertThat(loudness(new Tones().sine(997, level, 20))).isCloseTo(level, within(TOLERANCE));
    }

    @Test
    void aToneInOneChannelIsHalfAsLoud() {
        assertThat(loudness(new Tones().leftOnly(997, -20, 10))).isCloseTo(-23.01, within(TOLERANCE));
    }

    @Test
    void softPassagesDoNotCount() {
        Tones tones = new Tones().sine(997, -36, 10).sine(997, -23, 60).sine(997, -36, 10);
        assertThat(loudness(tones)).isCloseTo(-23, within(TOLERANCE));
    }

    @Test
    void silenceDoesNotCount() {
        Tones tones = new Tones().silence(30).sine(997, -23, 30).silence(30);
        assertThat(loudness(tones)).isCloseTo(-23, within(TOLERANCE));
    }

    @Test
    void lowsCountLessAndHighsMore() {
        assertThat(loudness(new Tones().sine(40, -23, 10))).isLessThan(-25);
        meter.begin();
        assertThat(loudness(new Tones().sine(5_000, -23, 10))).isGreaterThan(-20.5);
    }

    @Test
    void saysNothingOfSilenceAndOfNothing() {
        assertThat(meter.loudness()).isEmpty();
        byte[] silence = new Tones().silence(5).pcm();
        meter.hear(silence, silence.length);
        assertThat(meter.loudness()).isEmpty();
    }

    @Test
    void forgetsWhatWasHeardBeforeTheSongBeganAnew() {
        loudness(new Tones().sine(997, -10, 5));
        meter.begin();
        assertThat(loudness(new Tones().sine(997, -23, 5))).isCloseTo(-23, within(TOLERANCE));
    }

    /** In pieces that end anywhere. */
    private double loudness(Tones tones) {
        byte[] pcm = tones.pcm();
        int piece = 65_533;
        for (int at = 0; at < pcm.length; at += piece) {
            byte[] part = Arrays.copyOfRange(pcm, at, Math.min(pcm.length, at + piece));
            meter.hear(part, part.length);
        }
        return meter.loudness().orElseThrow();
    }
}
