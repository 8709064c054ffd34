package io.serenade.rendering.filters;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.rendering.Media;
import io.serenade.rendering.mp4.MovieTags;
import io.serenade.rendering.speech.Captions.Cue;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.AttributedString;
import java.text.CharacterIterator;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptionLayerTest {
    private static final int WIDTH = 360;
    private static final int HEIGHT = 640;
    private static final List<Cue> CUES = List.of(cue("Woof!", 500, 900), cue("Where is my ball?", 2_000, 3_000));

    @Test
    void showsACaptionWhileItIsSpokenAndALittleLonger() {
        CaptionLayer layer = new CaptionLayer(CUES);

        assertThat(white(layer, 0.4)).isZero();
        assertThat(white(layer, 0.5)).isPositive();
        assertThat(white(layer, 1.2)).isEqualTo(white(layer, 0.5));
        assertThat(white(layer, 1.4)).isZero();
        assertThat(white(layer, 2.5)).isGreaterThan(white(layer, 0.5));
        assertThat(white(layer, 9)).isZero();
    }

    @Test
    void writesNearTheLowerEdgeInTheMiddle() {
        Planes frame = frame();

        new CaptionLayer(CUES).paint(frame, 2.5);

        int[] lit = lit(frame);
        assertThat(lit[0] / WIDTH).isBetween(540, 600);
        assertThat(lit[lit.length - 1] / WIDTH).isBetween(560, 600);
        double middle = Arrays.stream(lit).map(at -> at % WIDTH).average().orElseThrow();
        assertThat(middle).isBetween(165.0, 195.0);
    }

    @Test
    void breaksLinesInsteadOfLeavingTheFrame() {
        String text = "My dog sleeps so much that his shadow filed a report";

        BufferedImage drawn = CaptionLayer.draw(text, WIDTH, HEIGHT).orElseThrow();

        BufferedImage line = CaptionLayer.draw("Woof!", WIDTH, HEIGHT).orElseThrow();
        assertThat(drawn.getHeight()).isGreaterThan(2 * line.getHeight() - 20);
        for (int y = 0; y < drawn.getHeight(); y++) {
            assertThat(drawn.getRGB(2, y) >>> 24).isZero();
            assertThat(drawn.getRGB(WIDTH - 3, y) >>> 24).isZero();
        }
    }

    /** One of each script, with letters that stand before, above, below and within others. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "This is a cute dog!",
                "यह एक प्यारा कुत्ता है! मज़ाक",
                "এটি একটি মিষ্টি কুকুর! ঘুমায়।",
                "இது ஒரு அழகான நாய்! கிண்டல்",
                "ఇది ఒక ముద్దైన కుక్క! నిద్రపోతుంది",
                "ഇത് ഒരു ഭംഗിയുള്ള നായയാണ്!",
                "ಇದು ಒಂದು ಮುದ್ದಾದ ನಾಯಿ!",
                "આ એક સુંદર કૂતરો છે! ઊંઘે",
                "माझ्या कुत्र्याची थट्टा कर",
                "ਇਹ ਇੱਕ ਪਿਆਰਾ ਕੁੱਤਾ ਹੈ! ਸੌਂਦਾ।",
                "ଏହା ଏକ ସୁନ୍ଦର କୁକୁର!",
                "এইটো এটা মৰমলগা কুকুৰ!",
                "یہ ایک پیارا کتا ہے! سوتا ہے۔"
            })
    void hasEveryLetterOfEveryLanguage(String text) {
        assertThat(textOf(CaptionFonts.shipped().styled(text, 20).orElseThrow()))
                .isEqualTo(text);
        assertThat(CaptionLayer.draw(text, WIDTH, HEIGHT)).isPresent();
    }

    @Test
    void mixesScriptsAndLeavesOutWhatNoFontHas() {
        assertThat(textOf(
                        CaptionFonts.shipped().styled("நாய் says 🐶 कुत्ता", 20).orElseThrow()))
                .isEqualTo("நாய் says  कुत्ता");
        assertThat(CaptionLayer.draw("🐶", WIDTH, HEIGHT)).isEmpty();
        assertThat(CaptionLayer.draw(" ", WIDTH, HEIGHT)).isEmpty();
    }

    @Test
    void keepsTheLengthOfAClipWhoseLastPictureStays(@TempDir Path folder) throws Exception {
        Path clip = Media.clip(folder.resolve("clip.mp4"), 1);
        Path target = folder.resolve("captioned.mp4");

        new CaptionedClip(Media.ffmpeg())
                .write(clip, CUES, new MovieTags("", "Made with AI", "Serenade"), target, Duration.ofMinutes(1));

        assertThat(Media.probe(target, "-select_streams", "v", "-show_entries", "stream=nb_frames,duration"))
                .isEqualTo(Media.probe(clip, "-select_streams", "v", "-show_entries", "stream=nb_frames,duration"));
        assertThat(Files.readString(target, StandardCharsets.ISO_8859_1))
                .contains("compositeWithTrainedAlgorithmicMedia");
    }

    private static Cue cue(String text, int from, int to) {
        return new Cue(text, Duration.ofMillis(from), Duration.ofMillis(to));
    }

    private static int white(CaptionLayer layer, double seconds) {
        Planes frame = frame();
        layer.paint(frame, seconds);
        return lit(frame).length;
    }

    /** Where it is white. */
    private static int[] lit(Planes frame) {
        int[] lit = new int[frame.blueStart()];
        int count = 0;
        for (int at = 0; at < frame.blueStart(); at++) {
            if ((frame.bytes()[at] & 0xFF) > 220) {
                lit[count++] = at;
            }
        }
        return Arrays.copyOf(lit, count);
    }

    private static Planes frame() {
        byte[] grey = new byte[WIDTH * HEIGHT * 3 / 2];
        Arrays.fill(grey, (byte) 128);
        return new Planes(WIDTH, HEIGHT, grey);
    }

    private static String textOf(AttributedString styled) {
        StringBuilder text = new StringBuilder();
        CharacterIterator letters = styled.getIterator();
        for (char letter = letters.first(); letter != CharacterIterator.DONE; letter = letters.next()) {
            text.append(letter);
        }
        return text.toString();
    }
}
