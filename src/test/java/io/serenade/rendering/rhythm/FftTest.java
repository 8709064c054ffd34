package io.serenade.rendering.rhythm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FftTest {
    @ParameterizedTest
    @ValueSource(ints = {2, 8, 64, 512})
    void saysWhatTheDefinitionSays(int size) {
        Random random = new Random(size);
        double[] re = random.doubles(size).toArray();
        double[] im = random.doubles(size).toArray();
        double[] expectedRe = new double[size];
        double[] expectedIm = new double[size];
        for (int k = 0; k < size; k++) {
            for (int n = 0; n < size; n++) {
                double angle = -2 * Math.PI * k * n / size;
                expectedRe[k] += re[n] * Math.cos(angle) - im[n] * Math.sin(angle);
                expectedIm[k] += re[n] * Math.sin(angle) + im[n] * Math.cos(angle);
            }
        }

        new Fft(size).transform(re, im);

        assertThat(re).containsExactly(expectedRe, within(1e-9));
        assertThat(im).containsExactly(expectedIm, within(1e-9));
    }

    @Test
    void takesPowersOfTwoOnly() {
        assertThatThrownBy(() -> new Fft(100)).isInstanceOf(IllegalArgumentException.class);
    }
}
