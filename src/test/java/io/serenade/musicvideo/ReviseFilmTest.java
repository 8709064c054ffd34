package io.serenade.musicvideo;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.musicvideo.planning.Camera;
import io.serenade.musicvideo.planning.Light;
import io.serenade.musicvideo.planning.ScenePlan;
import io.serenade.musicvideo.planning.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReviseFilmTest {
    @Test
    void laysEachCutOnTheNearestOfTheNewBeats() {
        List<Double> beats = Stream.iterate(0.04, beat -> beat + 1).limit(18).toList();

        assertThat(ReviseFilm.cuts(plan(0, 5.5, 12, 18), beats)).containsExactly(0.0, 5.04, 12.04, 18.0);
    }

    @Test
    void keepsCutsApartAndInTheirOrderWhereBeatsAreFew() {
        List<Double> cuts = ReviseFilm.cuts(plan(0, 4, 5, 6, 18), List.of(5.0));

        assertThat(cuts).isSorted().startsWith(0.0, 5.0).endsWith(18.0).hasSize(5);
        for (int i = 1; i < cuts.size(); i++) {
            assertThat(cuts.get(i) - cuts.get(i - 1)).isGreaterThanOrEqualTo(1);
        }
    }

    private static ScenePlan plan(double... cuts) {
        List<ScenePlan.Shot> shots = new ArrayList<>();
        for (int i = 0; i + 1 < cuts.length; i++) {
            shots.add(new ScenePlan.Shot(
                    cuts[i], cuts[i + 1], "beach", List.of(), "Waves", Camera.PAN, Light.NATURAL, Transition.CUT, ""));
        }
        return new ScenePlan(
                ScenePlan.Source.MOOD,
                Optional.empty(),
                "film",
                List.of("blue", "grey"),
                List.of(),
                List.of(new ScenePlan.Scene("beach", "a beach")),
                shots);
    }
}
