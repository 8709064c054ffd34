package io.serenade.musicvideo.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.sandbox.music.SongTruth;
import io.serenade.sandbox.music.Style;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SectionFinderTest {
    @Test
    void findsVersesAndChorusesOfComposedSongs() throws IOException {
        double sum = 0;
        for (Style style : Style.values()) {
            SongTruth truth = SongTruth.of("a walk", style, 60);

            List<Section> found = SectionFinder.find(Sounds.song("a walk", style, 60), truth.downbeats());

            assertContiguous(found, 60);
            List<Double> starts = found.stream().skip(1).map(Section::start).toList();
            List<Double> trueStarts =
                    truth.parts().stream().skip(1).map(SongTruth.Part::start).toList();
            sum += F.measure(trueStarts, starts, 3);
        }
        assertThat(sum / Style.values().length).isGreaterThan(0.7);
    }

    @Test
    void makesOneSectionOfSilence() {
        List<Section> found = SectionFinder.find(Sounds.curves(20, i -> 0), List.of());

        assertThat(found).hasSize(1);
        assertContiguous(found, 20);
    }

    private static void assertContiguous(List<Section> sections, double duration) {
        double end = 0;
        for (Section section : sections) {
            assertThat(section.start()).isEqualTo(end);
            assertThat(section.end()).isGreaterThan(section.start());
            assertThat(section.energy()).isBetween(0.0, 1.0);
            end = section.end();
        }
        assertThat(end).isEqualTo(duration);
    }
}
