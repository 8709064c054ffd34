package io.serenade.musicvideo.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CurveReaderTest {
    /** Runs in a process of its own: analyses ten minutes of beats in noise and prints what it found. */
    public static final class TenMinutes {
        public static void main(String[] arguments) {
            Random random = new Random(1);
            SongCurves curves = Sounds.curves(600, i -> {
                int inBeat = i % (SongCurves.SAMPLE_RATE / 2);
                return 0.02 * random.nextGaussian()
                        + (inBeat < 4_000 ? 0.5 * Math.exp(-inBeat / 800.0) * Math.sin(0.01 * inBeat) : 0);
            });
            SongAnalysis song = SongAnalyser.analysis(curves);
            System.out.println(song.duration() + " " + Math.round(song.bpm()) + " "
                    + song.cuts().size());
        }
    }

    @Test
    void hearsTenMinutesInASmallHeap() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx100m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TenMinutes.class.getName())
                .redirectErrorStream(true)
                .start();

        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said.strip()).matches("600\\.0 (60|120) \\d{2,3}");
    }

    @Test
    void hearsWhichNoteSounds() {
        SongCurves curves = Sounds.curves(2, i -> 0.5 * Math.sin(2 * Math.PI * 440 * i / SongCurves.SAMPLE_RATE));

        assertThat(curves.duration()).isCloseTo(2, within(1e-9));
        assertThat(curves.flux()).hasSize(200);
        float[] chroma = curves.chroma()[20];
        for (int k = 0; k < 12; k++) {
            assertThat(chroma[k]).isLessThanOrEqualTo(chroma[9]);
        }
        assertThat(chroma[9]).isGreaterThan(10);
    }
}
