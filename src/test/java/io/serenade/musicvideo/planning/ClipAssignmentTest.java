package io.serenade.musicvideo.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.serenade.musicvideo.analysis.Section;
import io.serenade.musicvideo.analysis.SongAnalysis;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClipAssignmentTest {

    @Test
    void givesEachShotItsOwnClipWhileThereAreEnough() {
        SongAnalysis song = SongForTests.lasting(60);
        int shots = song.cuts().size() - 1;

        ClipAssignment clips = ClipAssignment.ofCuts(song.cuts(), song.sections(), 30);

        assertThat(clips.clipOfShot())
                .containsExactlyElementsOf(IntStream.range(0, shots).boxed().toList());
        assertThat(clips.madeFor()).isEqualTo(clips.clipOfShot());
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6, 8, 12, 20, 29, 30, 31})
    void sharesClipsBeyondButNeverBetweenNeighbours(int most) {
        SongAnalysis song = SongForTests.lasting(180);

        ClipAssignment clips = ClipAssignment.ofCuts(song.cuts(), song.sections(), most);

        assertThat(clips.clips()).isEqualTo(Math.min(most, song.cuts().size() - 1));
        checkSound(clips);
    }

    @Test
    void sharesAmongLikeSections() {
        SongAnalysis song = SongForTests.lasting(180);

        ClipAssignment clips = ClipAssignment.ofCuts(song.cuts(), song.sections(), 20);

        for (int i = 0; i < clips.clipOfShot().size(); i++) {
            int first = clips.madeFor().get(clips.clipOfShot().get(i));
            assertThat(kind(song, first)).isEqualTo(kind(song, i));
        }
    }

    @Test
    void staysSoundWhateverTheSong() {
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            int shots = 3 + random.nextInt(150);
            List<Double> cuts = new ArrayList<>();
            List<Section> sections = new ArrayList<>();
            for (int i = 0; i <= shots; i++) {
                cuts.add(i * 4.0);
                if (i < shots && (sections.isEmpty() || random.nextInt(4) == 0)) {
                    sections.add(new Section(Section.Type.values()[random.nextInt(5)], i * 4.0, 10_000, 0.5));
                }
            }
            int most = 3 + random.nextInt(40);

            ClipAssignment clips = ClipAssignment.ofCuts(cuts, sections, most);

            assertThat(clips.clips()).isEqualTo(Math.min(most, shots));
            checkSound(clips);
        }
    }

    private static String kind(SongAnalysis song, int shot) {
        return ClipAssignment.kindAt((song.cuts().get(shot) + song.cuts().get(shot + 1)) / 2, song.sections());
    }

    private static void checkSound(ClipAssignment clips) {
        List<Integer> of = clips.clipOfShot();
        for (int i = 1; i < of.size(); i++) {
            assertThat(of.get(i)).isNotEqualTo(of.get(i - 1));
        }
        for (int clip = 0; clip < clips.clips(); clip++) {
            assertThat(of.indexOf(clip)).isEqualTo(clips.madeFor().get(clip));
        }
    }

    @ParameterizedTest
    @CsvSource({"30, 20, 0.5, 30", "30, 1, 0.3, 3", "30, 0.89, 0.3, 2", "30, 3, 0, 30", "30, -1, 0.3, 0"})
    void knowsHowManyClipsTheMoneyBuys(int limit, BigDecimal money, BigDecimal price, int clips) {
        assertThat(ClipAssignment.mostClips(limit, money, price)).isEqualTo(clips);
    }

    @Test
    void refusesFewerThanThree() {
        assertThrows(IllegalArgumentException.class, () -> ClipAssignment.ofCuts(List.of(0.0, 4.0), List.of(), 2));
    }
}
