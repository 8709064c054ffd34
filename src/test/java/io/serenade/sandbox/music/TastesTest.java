package io.serenade.sandbox.music;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.serenade.rendering.Media;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sounds of the first page, as they are kept. */
class TastesTest {
    private static final long LARGEST = 60 * 1024;

    static Stream<String> names() {
        return Tastes.files().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void areShortAndSmall(String name) throws IOException {
        Path file = Tastes.FOLDER.resolve(name + ".mp3");

        assertThat(Files.size(file)).isLessThan(LARGEST);
        List<String> told = Media.probe(file, "-show_entries", "stream=codec_name,channels:format=duration");
        assertThat(told).contains("mp3", "1");
        assertThat(Double.parseDouble(told.get(told.size() - 1)))
                .isCloseTo(Tastes.files().get(name), within(0.15));
    }

    @Test
    void areAllThereIs() throws IOException {
        try (Stream<Path> files = Files.list(Tastes.FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".mp3", "")))
                    .containsExactlyInAnyOrderElementsOf(Tastes.files().keySet());
        }
    }
}
