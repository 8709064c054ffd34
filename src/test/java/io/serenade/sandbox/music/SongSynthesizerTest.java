package io.serenade.sandbox.music;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SongSynthesizerTest {

    @ParameterizedTest
    @EnumSource
    void playsEveryStyleEquallyLoudWithoutClipping(Style style) throws IOException {
        byte[] pcm = pcm("Matt and Toby", style, 20);

        assertThat(loudness(pcm)).isCloseTo(Loudness.TARGET_LUFS, Offset.offset(1.5));
        assertThat(peak(pcm)).isBetween(3_000, 29_500);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 45})
    void isExactlyAsLongAsAsked(int seconds) throws IOException {
        assertThat(pcm("x", Style.HEARTFELT, seconds)).hasSize(seconds * PcmSong.SAMPLE_RATE * 4);
    }

    @Test
    void isTheSameForTheSameSeedAndStyle() throws IOException {
        assertThat(pcm("x", Style.RELAXING, 10)).isEqualTo(pcm("x", Style.RELAXING, 10));
    }

    @Test
    void differsBetweenSeedsAndBetweenStyles() throws IOException {
        List<byte[]> songs = List.of(
                pcm("x", Style.RELAXING, 5),
                pcm("y", Style.RELAXING, 5),
                pcm("x", Style.ENERGETIC, 5),
                pcm("x", Style.CHILL, 5));

        assertThat(songs.stream().map(Arrays::hashCode).distinct()).hasSize(songs.size());
    }

    @Test
    void endsInSilence() throws IOException {
        byte[] pcm = pcm("x", Style.PARTY, 12);

        assertThat(peak(Arrays.copyOfRange(pcm, pcm.length - 400, pcm.length))).isLessThan(200);
    }

    /** The tune goes on to the end and fades; nothing is left over after it. */
    @ParameterizedTest
    @EnumSource
    void leavesNoSilenceAtItsEnd(Style style) throws IOException {
        for (String seed : List.of("Miso", "Toby", "Luna")) {
            byte[] pcm = pcm(seed, style, 15);
            int second = PcmSong.SAMPLE_RATE * 4;
            byte[] end = Arrays.copyOfRange(pcm, pcm.length - second, pcm.length - second / 3);

            assertThat(peak(end)).as(seed).isGreaterThan(500);
        }
    }

    @Test
    void choosesTheStyleByTagFirst() {
        assertThat(Style.of(List.of("Chill", "love song"), "a rock song")).isEqualTo(Style.CHILL);
        assertThat(Style.of(List.of("love song"), "a rock song")).isEqualTo(Style.ENERGETIC);
        assertThat(Style.of(List.of("love song", "valentine"), "a song")).isEqualTo(Style.HEARTFELT);
    }

    private static byte[] pcm(String seed, Style style, int seconds) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SongSynthesizer.synthesize(seed, style, seconds).writeTo(bytes);
        return bytes.toByteArray();
    }

    private static int sample(byte[] pcm, int index) {
        return (pcm[2 * index] & 0xff) | (pcm[2 * index + 1] << 8);
    }

    private static int peak(byte[] pcm) {
        int peak = 0;
        for (int i = 0; i < pcm.length / 2; i++) {
            peak = Math.max(peak, Math.abs(sample(pcm, i)));
        }
        return peak;
    }

    private static double loudness(byte[] pcm) {
        float[] left = new float[pcm.length / 4];
        float[] right = new float[pcm.length / 4];
        for (int i = 0; i < left.length; i++) {
            left[i] = sample(pcm, 2 * i) / 32768f;
            right[i] = sample(pcm, 2 * i + 1) / 32768f;
        }
        return Loudness.of(left, right);
    }
}
