package io.serenade.sandbox.photos;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class SamplePhotosTest {
    @Test
    void haveAnAuthorAndALicenceThatLetsEverybodyUseThem() throws Exception {
        List<String[]> lines = Files.readAllLines(folder().resolve("LICENCES.tsv")).stream()
                .skip(1)
                .map(line -> line.split("\t"))
                .toList();

        assertThat(lines).extracting(line -> line[0] + ".jpg").containsExactlyInAnyOrderElementsOf(photos());
        assertThat(lines).allSatisfy(line -> {
            assertThat(line[1]).isNotBlank();
            assertThat(line[2]).isIn("CC0-1.0", "Public Domain");
            assertThat(ImageIO.read(folder().resolve(line[0] + ".jpg").toFile()).getWidth())
                    .isGreaterThan(200);
        });
    }

    private static List<String> photos() throws Exception {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jpg"))
                    .toList();
        }
    }

    private static Path folder() throws URISyntaxException {
        return Path.of(SamplePhotosResource.class.getResource("LICENCES.tsv").toURI())
                .getParent();
    }
}
