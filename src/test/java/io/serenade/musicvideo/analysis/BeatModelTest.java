package io.serenade.musicvideo.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.serenade.musicvideo.analysis.BeatFinder.Beats;
import io.serenade.platform.settings.Settings;
import io.serenade.platform.settings.SettingsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An operator's own network: told by its shape, tried at the start, heard in windows. */
class BeatModelTest {
    private static final int SECONDS = 50;
    private static final double GAP = 0.5;
    private static final double FIRST = 0.1;
    private static final double LENGTH = 0.03;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 300})
    void hearsBeatsAndDownbeats(int frames) throws Exception {
        byte[] model = frames == 0 ? TinyNet.any() : TinyNet.ofFrames(frames);
        try (BeatNetwork network = OnnxBeatNetwork.open(model)) {
            Beats found = NeuralBeats.find(network, clicks()).orElseThrow();

            assertThat(found.beats()).hasSize((int) (SECONDS / GAP));
            for (int beat = 0; beat < found.beats().size(); beat++) {
                assertThat(found.beats().get(beat)).isCloseTo(beat * GAP + FIRST + LENGTH / 2, within(0.011));
            }
            assertThat(found.bpm()).isCloseTo(120, within(0.5));
            assertThat(found.downbeats()).hasSize((int) Math.ceil(SECONDS / GAP / 4));
            assertThat(found.downbeats().get(1)).isEqualTo(found.beats().get(4));
            assertThat(found.confidence()).isGreaterThanOrEqualTo(BeatFinder.LEAST_CONFIDENCE);
            assertThat(found.regular()).isFalse();
        }
    }

    /** Then our own trackers are asked. */
    @Test
    void isNotSureOfSilence() throws Exception {
        try (BeatNetwork network = OnnxBeatNetwork.open(TinyNet.any())) {
            assertThat(NeuralBeats.find(network, new float[2_000 * MelReader.BANDS]))
                    .isEmpty();
        }
    }

    @Test
    void opensItWithTheFirstSong() throws IOException {
        BeatModel model = model(TinyNet.any());
        model.check();

        assertThat(model.network()).isPresent();
        assertThat(model.network()).isSameAs(model.network());
        assertThat(BeatModel.from(new Settings(name -> Optional.empty())).network())
                .isEmpty();
    }

    @Test
    void stopsTheStartWithASentence() throws IOException {
        refuses("Dear Serenade".getBytes(StandardCharsets.UTF_8), "cannot be run by ONNX Runtime");
        refuses(TinyNet.ofBands(80), "[1, frames, 128]");
        refuses(TinyNet.ofFrames(20), "hears 20 frames at once");
        refuses(TinyNet.withOutputs("loudness", "downbeat"), "no outputs called beat and downbeat");
        refuses(TinyNet.withOutputs("beat", "drum"), "no outputs called beat and downbeat");
        assertThatThrownBy(() -> BeatModel.from(new Settings(name -> Optional.of("/nowhere/beats.onnx"))))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("BEAT_MODEL_PATH");
    }

    private void refuses(byte[] model, String sentence) throws IOException {
        BeatModel refused = model(model);
        assertThatThrownBy(refused::check)
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("BEAT_MODEL_PATH")
                .hasMessageContaining(sentence);
        assertThat(refused.network())
                .as("in a server that was started all the same")
                .isEmpty();
    }

    private BeatModel model(byte[] bytes) throws IOException {
        Path file = Files.write(Files.createTempFile(folder, "net", ".onnx"), bytes);
        return BeatModel.from(new Settings(
                name -> Optional.of(name).filter("BEAT_MODEL_PATH"::equals).map(variable -> file.toString())));
    }

    /** Short chords, of which each fourth has a bass. */
    private static float[] clicks() {
        MelReader reader = new MelReader();
        for (int sample = 0; sample < SECONDS * SongCurves.SAMPLE_RATE; sample++) {
            double time = (double) sample / SongCurves.SAMPLE_RATE - FIRST;
            int beat = (int) Math.floor(time / GAP);
            double since = time - beat * GAP;
            boolean sounds = time >= 0 && since < LENGTH;
            double sum = beat % 4 == 0 ? 0.3 * Math.sin(2 * Math.PI * 150 * since) : 0;
            for (int tone = 2; tone <= 8; tone++) {
                sum += 0.1 * Math.sin(2 * Math.PI * 1_000 * tone * since);
            }
            reader.accept(sounds ? sum * Math.pow(Math.sin(Math.PI * since / LENGTH), 2) : 0);
        }
        return reader.finish();
    }
}
