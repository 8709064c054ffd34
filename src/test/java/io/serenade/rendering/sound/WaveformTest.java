package io.serenade.rendering.sound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WaveformTest {
    private static final int SECOND = 44_100;

    private final Waveform waveform = new Waveform();

    @Test
    void followsHowLoudTheSongIs() {
        hear(30 * SECOND, 0);
        hear(30 * SECOND, 0.5);
        hear(60 * SECOND, 0.25);

        String letters = waveform.letters();

        assertThat(letters).hasSize(Waveform.STEPS);
        assertThat(letters.substring(0, 60)).matches("0+");
        assertThat(letters.substring(60, 120)).matches("z+");
        assertThat(letters.substring(120)).matches("m+");
    }

    @Test
    void isAsLongForASongOfThreeSecondsAndOfAQuarterOfAnHour() {
        hear(3 * SECOND, 0.1);
        assertThat(waveform.letters()).matches("z{240}");

        Waveform longSong = new Waveform();
        for (int i = 0; i < 900 * SECOND; i++) {
            longSong.accept(0.1);
        }
        assertThat(longSong.letters()).matches("z{240}");
    }

    /** A beat is shorter than a step of a long song; the steps are drawn up to full height all the same. */
    @Test
    void theLoudestStepIsFullWhateverItsPeaks() {
        for (int beat = 0; beat < 240; beat++) {
            hear(SECOND / 10, 0.8);
            hear(SECOND * 4 / 10, 0.2);
        }
        assertThat(waveform.letters()).contains("z");
    }

    @Test
    void saysNothingOfSilence() {
        assertThat(waveform.letters()).isEmpty();
        hear(SECOND, 0);
        assertThat(waveform.letters()).isEmpty();
    }

    @Test
    void forgetsWhatWasHeardBeforeTheSongBeganAnew() {
        hear(30 * SECOND, 0.5);
        waveform.begin();
        waveform.hear(new byte[] {0, 0x40, 0}, 3);
        waveform.hear(new byte[] {0x40, 0, 0x20, 0, 0x20}, 5);

        assertThat(waveform.letters()).matches("z{240}");
    }

    private void hear(int samples, double level) {
        for (int i = 0; i < samples; i++) {
            waveform.accept(i % 2 == 0 ? level : -level);
        }
    }
}
