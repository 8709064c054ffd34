package io.serenade.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.serenade.rendering.Media;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped network on real photos. It is no oracle: a hammer and the Great Wall are known to pass for birds. */
class PetDetectorTest {
    private static final Path PHOTOS = Path.of("src/test/resources/io/serenade/detector/photos");
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final PetDetector DETECTOR = Nets.detector(Map.of());

    @TempDir
    Path folder;

    @AfterAll
    static void close() {
        DETECTOR.close();
    }

    @Test
    void findsNearlyAllAnimals() throws IOException {
        List<Path> photos = photos("animals");
        List<Path> found =
                photos.stream().filter(photo -> detect(photo).petSeen()).toList();

        assertThat(photos).hasSize(14);
        assertThat(found).as("seen").hasSizeGreaterThanOrEqualTo(12);
    }

    @Test
    void takesHardlyAnythingElseForAnAnimal() throws IOException {
        List<Path> photos = photos("none");
        List<Path> found =
                photos.stream().filter(photo -> detect(photo).petSeen()).toList();

        assertThat(photos).hasSize(56);
        assertThat(found).as("taken for an animal").hasSizeLessThanOrEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dog", "horse", "cow", "sheep", "giraffe"})
    void namesAnAnimalThatIsClearlySeen(String animal) {
        Sighting sighting = detect(PHOTOS.resolve("animals/" + animal + ".jpg"));

        assertThat(sighting.animal()).contains(animal);
        assertThat(sighting.box().width()).isBetween(0.1, 1.0);
    }

    @Test
    void seesTheCatInAClipThatBeginsWithAMonument() throws Exception {
        Path clip = folder.resolve("clip.mp4");
        Media.run(List.of(
                "-loop",
                "1",
                "-t",
                "4",
                "-i",
                PHOTOS.resolve("none/monuments-tajMahal.jpg").toString(),
                "-loop",
                "1",
                "-t",
                "6",
                "-i",
                PHOTOS.resolve("animals/chelsea.jpg").toString(),
                "-filter_complex",
                "[0]scale=720:1280,setsar=1,fps=24[a];[1]scale=720:-2,pad=720:1280:0:(oh-ih)/2,setsar=1,fps=24[b];[a][b]concat",
                "-pix_fmt",
                "yuv420p",
                "-preset",
                "ultrafast",
                "-y",
                clip.toString()));

        ClipSighting seen = DETECTOR.detect(clip, Media.ffmpeg(), TIMEOUT);

        assertThat(seen.best().petSeen()).isTrue();
        assertThat(seen.at()).isGreaterThanOrEqualTo(Duration.ofSeconds(4));
        assertThat(seen.frame().getHeight()).isEqualTo(640);
    }

    @Test
    void seesNobodyInAClipOfAMonument() throws Exception {
        Path clip = folder.resolve("clip.mp4");
        Media.run(List.of(
                "-loop",
                "1",
                "-t",
                "1",
                "-i",
                PHOTOS.resolve("none/monuments-tajMahal.jpg").toString(),
                "-vf",
                "scale=320:-2",
                "-pix_fmt",
                "yuv420p",
                "-preset",
                "ultrafast",
                "-y",
                clip.toString()));

        assertThat(DETECTOR.detect(clip, Media.ffmpeg(), TIMEOUT).best().petSeen())
                .isFalse();
    }

    @Test
    void saysThatNobodyLooks() {
        PetDetector off = Nets.detector(Map.of("PET_DETECTION", "off"));

        assertThat(off.findAbsence()).contains("Pets are not looked for, because PET_DETECTION is off.");
        assertThrows(
                DetectorUnavailableException.class,
                () -> off.detect(new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB)));
    }

    @Test
    void saysThatAFileHasChangedSinceTheStart() throws Exception {
        Path model = Files.write(folder.resolve("mine.onnx"), Nets.bytes(Nets.ROWS));
        PetDetector detector = Nets.detector(Map.of("PET_DETECTOR", model.toString()));
        Files.writeString(model, "Dear Serenade");

        assertThat(detector.findAbsence()).hasValueSatisfying(sentence -> assertThat(sentence)
                .startsWith("Pets cannot be looked for: the file " + model));
    }

    /** From 1.29 on the runtime reports usage to its maker, by a library that is known by this name. */
    @Test
    void nativeLibraryReportsNothingToItsMaker() throws IOException {
        Path library = Path.of(System.getProperty("onnxruntime.native.path"), "libonnxruntime.so");
        assumeTrue(Files.exists(library), "this machine has another library");

        assertThat(new String(Files.readAllBytes(library), StandardCharsets.ISO_8859_1).contains("OneCollector"))
                .isFalse();
    }

    @Test
    void shippedFileComesWithItsLicences() throws IOException {
        for (String name : List.of("nanodet-LICENSE.txt", "human-models-LICENSE.txt", "NOTICE.txt")) {
            assertThat(PetDetector.class.getResource(name)).as(name).isNotNull();
        }
    }

    private static Sighting detect(Path photo) {
        try {
            return DETECTOR.detect(ImageIO.read(photo.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> photos(String folder) throws IOException {
        try (Stream<Path> files = Files.list(PHOTOS.resolve(folder))) {
            return files.sorted().toList();
        }
    }
}
