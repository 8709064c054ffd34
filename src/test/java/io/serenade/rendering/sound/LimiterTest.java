package io.serenade.rendering.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LimiterTest {
    private static final double FULL_SCALE = 32_768;
    private static final double CEILING = 0.84;

    @Test
    void whatIsBelowTheCeilingOnlyChangesItsLevel() throws IOException {
        byte[] song = new Tones().sine(440, -20, 2).pcm();
        Limiter limiter = new Limiter(2, CEILING);

        ShortBuffer louder = limited(limiter, song);

        ShortBuffer before = samples(song);
        assertThat(louder.limit()).isEqualTo(before.limit());
        for (int i = 0; i < before.limit(); i++) {
            assertThat((int) louder.get(i)).isEqualTo(2 * before.get(i));
        }
        assertThat(limiter.isTouched()).isFalse();
    }

    @Test
    void nothingRisesAboveTheCeiling() throws IOException {
        byte[] song =
                new Tones().sine(300, -20, 1).sine(300, -1, 1).sine(300, -20, 1).pcm();
        Limiter limiter = new Limiter(1.5, CEILING);

        ShortBuffer held = limited(limiter, song);

        assertThat(highest(held, 0, held.limit()))
                .isCloseTo(CEILING, within(0.01))
                .isLessThanOrEqualTo(CEILING);
        assertThat(limiter.isTouched()).isTrue();
        // It is softer before the loud part begins, and as loud as before a second later.
        assertThat(highest(held, 0, 2 * 43_000)).isCloseTo(0.15, within(0.002));
        assertThat(highest(held, 2 * 3 * 43_000, held.limit())).isCloseTo(0.15, within(0.002));
    }

    /** A quarter of the sampling rate, sampled beside its peaks: they lie 3 dB above the highest sample. */
    @Test
    void peaksBetweenSamplesAreSeen() throws IOException {
        byte[] song = new Tones().sine(11_025, -1, Math.PI / 4, 1).pcm();
        assertThat(highest(samples(song), 0, 44_100)).isLessThan(0.64);
        Limiter limiter = new Limiter(1, CEILING);

        ShortBuffer held = limited(limiter, song);

        assertThat(limiter.isTouched()).isTrue();
        assertThat(highest(held, 44_100, held.limit())).isLessThan(CEILING * Math.sqrt(0.5) * 1.02);
    }

    @Test
    void anEmptySongStaysEmpty() throws IOException {
        assertThat(limited(new Limiter(1, CEILING), new byte[0]).limit()).isZero();
    }

    private static ShortBuffer limited(Limiter limiter, byte[] song) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int piece = 10_001;
        for (int at = 0; at < song.length; at += piece) {
            byte[] part = Arrays.copyOfRange(song, at, Math.min(song.length, at + piece));
            limiter.accept(part, part.length, out);
        }
        limiter.finish(out);
        return samples(out.toByteArray());
    }

    private static ShortBuffer samples(byte[] pcm) {
        return ByteBuffer.wrap(pcm).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    }

    private static double highest(ShortBuffer samples, int from, int to) {
        int highest = 0;
        for (int i = from; i < to; i++) {
            highest = Math.max(highest, Math.abs(samples.get(i)));
        }
        return highest / FULL_SCALE;
    }
}
