package io.serenade.musicvideo.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.serenade.musicvideo.analysis.SongAnalysis;
import io.serenade.musicvideo.planning.ScenePlan.CastMember;
import io.serenade.musicvideo.planning.ScenePlan.Scene;
import io.serenade.musicvideo.planning.ScenePlan.Shot;
import java.util.List;

/** What holds for every plan, whoever wrote it. */
final class PlanChecks {
    private PlanChecks() {}

    static void checkSound(ScenePlan plan, SongAnalysis song) {
        List<Shot> shots = plan.shots();
        assertThat(shots).hasSize(song.cuts().size() - 1);
        assertThat(shots.get(0).start()).isZero();
        assertThat(shots.get(shots.size() - 1).end()).isEqualTo(song.duration());
        for (int i = 0; i < shots.size(); i++) {
            Shot shot = shots.get(i);
            if (i > 0) {
                assertThat(shot.start()).isEqualTo(shots.get(i - 1).end());
                double cut = song.cuts().get(i);
                assertThat(shot.start()).isCloseTo(cut, within(2.0));
                assertThat(song.beats().contains(shot.start()) || shot.start() == cut)
                        .isTrue();
            }
            double usual = song.cuts().get(i + 1) - song.cuts().get(i);
            assertThat(shot.duration()).isBetween(Math.min(4, usual) - 1e-6, Math.max(8, usual) + 1e-6);
            assertThat(plan.scenes()).extracting(Scene::id).contains(shot.scene());
            assertThat(plan.characters()).extracting(CastMember::id).containsAll(shot.characters());
            assertThat(shot.prompt()).isNotBlank().hasSizeLessThanOrEqualTo(500).doesNotContain("<", ">");
            assertThat(shot.lyrics()).hasSizeLessThanOrEqualTo(500);
        }
        assertThat(plan.style()).isNotBlank().hasSizeLessThanOrEqualTo(500);
        assertThat(plan.palette()).hasSizeBetween(2, 6);
        assertThat(plan.scenes()).isNotEmpty().hasSizeLessThanOrEqualTo(8);
        assertThat(plan.characters()).hasSizeLessThanOrEqualTo(4);
    }
}
