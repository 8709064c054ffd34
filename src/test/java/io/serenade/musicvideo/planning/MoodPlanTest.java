package io.serenade.musicvideo.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.musicvideo.analysis.Mood;
import io.serenade.musicvideo.planning.ScenePlan.Shot;
import io.serenade.musicvideo.planning.ScenePlan.Source;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoodPlanTest {
    private final ScenePlan plan = MoodPlan.of(SongForTests.request(100));

    @Test
    void coversTheSongFromCutToCut() {
        PlanChecks.checkSound(plan, SongForTests.lasting(100));
        assertThat(plan.source()).isEqualTo(Source.MOOD);
        assertThat(plan.model()).isEmpty();
    }

    @Test
    void isTheSameForTheSameRequest() {
        assertThat(MoodPlan.of(SongForTests.request(100))).isEqualTo(plan);
    }

    @Test
    void playsEachKindOfSectionElsewhere() {
        assertThat(plan.scenes()).extracting(ScenePlan.Scene::id).contains("intro", "verse_1", "verse_2", "chorus");
        assertThat(plan.scenes()).extracting(ScenePlan.Scene::description).doesNotHaveDuplicates();
        assertThat(plan.shots().get(0).scene()).isEqualTo("intro");
    }

    @Test
    void movesTheCameraByTheEnergyAndNeverTwiceAlike() {
        List<Shot> shots = plan.shots();
        for (int i = 1; i < shots.size(); i++) {
            assertThat(shots.get(i).camera()).isNotEqualTo(shots.get(i - 1).camera());
        }
        assertThat(shots.stream().filter(shot -> shot.scene().equals("chorus")).map(Shot::camera))
                .doesNotContain(Camera.STATIC, Camera.SLOW_PUSH_IN);
        Set<Camera> cameras = new HashSet<>(shots.stream().map(Shot::camera).toList());
        assertThat(cameras).hasSizeGreaterThan(4);
    }

    @Test
    void showsWhatTheUserWantsInEveryShotAndEachDifferently() {
        assertThat(plan.shots()).allSatisfy(shot -> assertThat(shot.prompt()).contains("red fox"));
        assertThat(new HashSet<>(plan.shots().stream().map(Shot::prompt).toList()))
                .hasSizeGreaterThan(plan.shots().size() * 3 / 4);
    }

    @Test
    void cutsWhereItIsLoudAndFlowsWhereItIsCalm() {
        assertThat(plan.shots())
                .filteredOn(shot -> shot.scene().equals("chorus"))
                .allSatisfy(shot -> assertThat(shot.transition()).isEqualTo(Transition.CUT));
        assertThat(plan.shots().get(0).transition()).isEqualTo(Transition.CROSSFADE);
        assertThat(plan.shots().get(plan.shots().size() - 1).transition()).isEqualTo(Transition.FADE);
    }

    @Test
    void knowsWhatIsSung() {
        assertThat(plan.shots().get(1).lyrics()).isEqualTo("Run little fox");
        assertThat(plan.shots().get(0).lyrics()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "energetic, bright, high, crimson",
        "melancholic, calm, low, slate",
        "unheard-of, romantic, low, rose",
        "unheard-of, unknown, low, sage green",
        "unheard-of, unknown, medium, coral"
    })
    void looksAsTheSongFeels(String primary, String secondary, String energy, String colour) {
        PlanRequest request = new PlanRequest(
                SongForTests.WISH,
                SongForTests.lasting(60, new Mood(primary, secondary, energy, 0.5)),
                SongForTests.lyrics(),
                30);

        assertThat(MoodPlan.of(request).palette()).contains(colour);
    }

    @Test
    void sharesWhatHappensWhereClipsAreShared() {
        PlanRequest request = new PlanRequest(SongForTests.WISH, SongForTests.lasting(180), SongForTests.lyrics(), 8);
        ScenePlan few = MoodPlan.of(request);

        ClipAssignment clips = ClipAssignment.of(few.shots(), request.song().sections(), 8);

        for (int i = 0; i < few.shots().size(); i++) {
            Shot made = few.shots().get(clips.madeFor().get(clips.clipOfShot().get(i)));
            assertThat(few.shots().get(i).prompt()).isEqualTo(made.prompt());
        }
    }
}
