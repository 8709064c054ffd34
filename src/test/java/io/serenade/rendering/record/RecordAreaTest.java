package io.serenade.rendering.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.serenade.rendering.Media;
import io.serenade.rendering.image.pixels.Pixels;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordAreaTest {
    @ParameterizedTest
    @CsvSource({"1080, 540, 720", "720, 720, 720", "720, 360, 720", "1079, 540, 144", "1078, 541, 144", "601, 300, 148"
    })
    void recordsAtTheEdgeAreDrawn(String size, String centre, String resolution) {
        RecordVideoSettings settings = settings(size, centre, resolution);
        assertThatCode(() -> new RevolutionTemplate(new Composition(settings))
                        .write(
                                settings.script(),
                                new Pixels(8, 8),
                                "Rex",
                                "Ada",
                                Optional.empty(),
                                OutputStream.nullOutputStream()))
                .doesNotThrowAnyException();
    }

    @Test
    void holdsTheRecordAndLiesInThePicture() {
        for (int size = 16; size <= 1080; size += 19) {
            for (int resolution : new int[] {144, 148, 704, 720, 1080, 1084}) {
                for (int centre = size / 2; centre <= 1080 - size / 2; centre += 7) {
                    RecordVideoSettings settings = settings("" + size, "" + centre, "" + resolution);
                    RecordArea area = RecordArea.of(settings);
                    int left = settings.recordLeft() - area.left();
                    int top = settings.recordTop() - area.top();
                    int room = area.edge() - settings.recordPixels();
                    int most = resolution - area.edge();
                    assertThat(List.of(left, top, room - left, room - top, most - area.left(), most - area.top()))
                            .as("size %d, centre %d, resolution %d", size, centre, resolution)
                            .allMatch(distance -> distance >= 0);
                    assertThat(List.of(area.left() % 2, area.top() % 2, area.edge() % 2))
                            .containsOnly(0);
                }
            }
        }
    }

    private static RecordVideoSettings settings(String size, String centre, String resolution) {
        Map<String, String> values =
                new HashMap<>(Map.of("VIDEO_FPS", "2", "PET_IMAGE_SIZE", size, "VIDEO_CHILD_MEMORY_MB", "400"));
        values.putAll(Map.of("VINYL_SIZE", size, "VINYL_CENTRE", centre, "VIDEO_RESOLUTION", resolution));
        return RecordVideoSettings.from(Media.settings(values));
    }
}
