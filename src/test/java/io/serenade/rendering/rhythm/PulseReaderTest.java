package io.serenade.rendering.rhythm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.serenade.sandbox.music.SongSynthesizer;
import io.serenade.sandbox.music.Style;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PulseReaderTest {
    private static final int RATE = 44_100;

    @ParameterizedTest
    @ValueSource(doubles = {72, 96, 120, 133})
    void hearsClicksAndWhereTheyLie(double beatsPerMinute) {
        double gap = 60 / beatsPerMinute;
        PulseReader reader = heard(sound(30, i -> click((i / (double) RATE - 0.2 + gap) % gap)), 4_096);

        assertThat(reader.period()).get().satisfies(period -> assertThat(period).isCloseTo(gap, within(0.005)));
        double[] beats = reader.beats(gap);
        assertThat(beats).hasSizeGreaterThan((int) (25 / gap));
        assertThat(Arrays.stream(beats).map(beat -> (beat - 0.2 + 10 * gap + gap / 2) % gap - gap / 2))
                .allSatisfy(error -> assertThat(error).isBetween(-0.03, 0.03));
    }

    /** Light that follows such clicks would flicker. */
    @Test
    void hearsFastClicksInPairs() {
        PulseReader reader = heard(sound(30, i -> click(i / (double) RATE % 0.35)), 4_096);
        assertThat(reader.period()).get().satisfies(period -> assertThat(period).isCloseTo(0.7, within(0.01)));
    }

    @Test
    void takesSamplesThatAreCutAnywhere() {
        byte[] clicks = sound(20, i -> click(i / (double) RATE % 0.5));
        assertThat(heard(clicks, 4_099).period()).isEqualTo(heard(clicks, 4_096).period());
    }

    @ParameterizedTest
    @CsvSource({"PARTY, 128", "ENERGETIC, 150", "HEARTFELT, 108"})
    void hearsTheBeatOfASong(Style style, double about) throws IOException {
        ByteArrayOutputStream song = new ByteArrayOutputStream();
        SongSynthesizer.synthesize("b", style, 45).writeTo(song);
        double beat = 60 / about;

        assertThat(heard(song.toByteArray(), 65_536).period()).get().satisfies(period -> assertThat(
                        Math.min(Math.abs(period - beat), Math.abs(period - 2 * beat)))
                .isLessThan(0.02 * beat));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void hearsNoBeatWhereThereIsNone(long seed) {
        Random random = new Random(seed);
        assertThat(heard(sound(30, i -> 0.2 * random.nextGaussian()), 4_096).period())
                .isEmpty();
        assertThat(heard(babble(seed), 4_096).period()).isEmpty();
        assertThat(heard(sound(30, i -> 0.3 * Math.sin(i * 0.0313 * seed)), 4_096)
                        .period())
                .isEmpty();
        assertThat(heard(new byte[30 * RATE * 4], 4_096).period()).isEmpty();
        assertThat(heard(new byte[400], 4_096).period()).isEmpty();
    }

    /** Bursts as long as syllables, at times as irregular. */
    private static byte[] babble(long seed) {
        Random random = new Random(seed);
        double[] sound = new double[30 * RATE];
        for (int start = 0; start < sound.length; ) {
            int length = (int) (RATE * (0.06 + 0.2 * random.nextDouble()));
            for (int i = 0; i < length && start + i < sound.length; i++) {
                sound[start + i] = 0.3 * Math.sin(Math.PI * i / length) * random.nextGaussian();
            }
            start += length + (int) (RATE * 0.5 * random.nextDouble() * random.nextDouble());
        }
        return sound(30, i -> sound[i]);
    }

    private static double click(double seconds) {
        return 0.6 * Math.exp(-seconds * 110) * Math.sin(2 * Math.PI * 1_000 * seconds);
    }

    private static byte[] sound(int seconds, IntToDoubleFunction samples) {
        byte[] pcm = new byte[seconds * RATE * 4];
        for (int i = 0; i < seconds * RATE; i++) {
            int value = (int) Math.round(32_767 * Math.max(-1, Math.min(1, samples.applyAsDouble(i))));
            for (int channel = 0; channel < 2; channel++) {
                pcm[4 * i + 2 * channel] = (byte) value;
                pcm[4 * i + 2 * channel + 1] = (byte) (value >> 8);
            }
        }
        return pcm;
    }

    private static PulseReader heard(byte[] pcm, int atOnce) {
        PulseReader reader = new PulseReader();
        for (int from = 0; from < pcm.length; from += atOnce) {
            byte[] part = Arrays.copyOfRange(pcm, from, Math.min(pcm.length, from + atOnce));
            reader.accept(part, part.length);
        }
        return reader;
    }
}
