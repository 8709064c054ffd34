package io.serenade.rendering.film;

import static io.serenade.rendering.film.FilmFixture.clip;
import static io.serenade.rendering.film.FilmFixture.plan;
import static io.serenade.rendering.film.FilmFixture.shot;
import static io.serenade.rendering.film.FilmFixture.still;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.rendering.ffmpeg.Footage;
import io.serenade.rendering.ffmpeg.Footage.Range;
import io.serenade.rendering.ffmpeg.Framing;
import io.serenade.rendering.film.Transition.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineTest {
    private static final Source.Clip LONG = clip("long", 300);

    @Test
    void cutsAtTheFrameNearestToTheBeatHoweverManyCutsThereAre() {
        // 90 beats a minute: 20 frames each; 97: 18.557, which adds up to 0.44 of a frame where it is rounded each
        // time.
        List<Shot> shots = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            shots.add(Shot.of(i * 60 / 97.0, LONG));
        }
        Timeline timeline = Timeline.of(plan(100 * 60 / 97.0, shots.toArray(Shot[]::new)));

        for (int i = 0; i < 100; i++) {
            double error = timeline.placements().get(i).start() / 30.0 - i * 60 / 97.0;
            assertThat(Math.abs(error)).isLessThanOrEqualTo(1 / 60.0 + 1e-9);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void leavesNoGapAndShowsNothingBeyondItsSource(int seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            FilmPlan plan = randomPlan(random);
            Timeline timeline = Timeline.of(plan);

            int at = 0;
            for (Placement placement : timeline.placements()) {
                assertThat(placement.start()).isEqualTo(at);
                assertThat(placement.frames()).isPositive();
                at += placement.frames();
            }
            assertThat(at).as("frames of %s", plan).isEqualTo(plan.frames());
            assertThat(timeline.isComplete()).isTrue();
            timeline.segments().forEach(TimelineTest::checkFootage);
        }
    }

    private static void checkFootage(Segment segment) {
        for (Part part : segment.parts()) {
            if (part instanceof Part.OfClip clip) {
                Footage.OfClip footage = (Footage.OfClip) clip.footage(segment.frames());
                assertThat(footage.ranges().stream()
                                .mapToInt(range -> range.to() - range.from())
                                .sum())
                        .isEqualTo(segment.frames());
                assertThat(footage.ranges()).allSatisfy(range -> {
                    assertThat(range.from()).isNotNegative().isLessThan(range.to());
                    assertThat(range.to()).isLessThanOrEqualTo(clip.source().frames());
                });
            }
        }
    }

    private static FilmPlan randomPlan(Random random) {
        List<Shot> shots = new ArrayList<>();
        double at = 0;
        for (int i = 0; i < 1 + random.nextInt(12); i++) {
            Source source = random.nextInt(5) == 0
                    ? still("s" + random.nextInt(3), CameraMove.values()[random.nextInt(7)])
                    : clip("c" + random.nextInt(5), 15 + random.nextInt(200));
            Transition next = new Transition[] {
                        Transition.CUT, Transition.crossfade(random.nextInt(60)), Transition.fade(random.nextInt(60))
                    }
                    [random.nextInt(3)];
            shots.add(new Shot(at, source, random.nextInt(250), random.nextBoolean(), next));
            at += 0.04 + random.nextDouble() * 6;
        }
        int frames = shots.get(shots.size() - 1).start() + 1 + random.nextInt(200);
        return new FilmPlan(shots, frames, FilmFixture.SMALL, Quality.FILM, random.nextInt(40));
    }

    @Test
    void crossfadesAroundTheBeatFromFramesBesideTheShots() {
        Timeline timeline =
                Timeline.of(plan(8, shot(0, LONG, Transition.crossfade(12)), Shot.of(4, clip("other", 300))));

        assertThat(timeline.placements())
                .extracting(Placement::start, Placement::frames)
                .containsExactly(tuple(0, 114), tuple(114, 12), tuple(126, 114));
        assertThat(ranges(timeline, 1)).containsExactly(new Range(114, 126), new Range(0, 12));
        assertThat(ranges(timeline, 2)).containsExactly(new Range(12, 126));
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    @Test
    void movesTheBeginningOfAClipToWhereThereIsRoom() {
        Shot wanted = new Shot(4, clip("other", 130), 60, false, Transition.CUT);
        Timeline timeline = Timeline.of(plan(8, shot(0, LONG, Transition.crossfade(12)), wanted));

        assertThat(ranges(timeline, 2)).containsExactly(new Range(16, 130));
        assertThat(ranges(timeline, 1)).contains(new Range(4, 16));
    }

    @Test
    void shortensACrossfadeToWhatAClipHasToSpare() {
        Timeline timeline =
                Timeline.of(plan(8, shot(0, LONG, Transition.crossfade(30)), Shot.of(4, clip("near", 125))));

        assertThat(timeline.cutBefore(1)).isEqualTo(new Cut(Kind.CROSSFADE, 5));
    }

    @Test
    void cutsWhereThereIsNothingToSpare() {
        Timeline timeline =
                Timeline.of(plan(8, shot(0, LONG, Transition.crossfade(30)), Shot.of(4, clip("exact", 120))));

        assertThat(timeline.cutBefore(1)).isEqualTo(Cut.HARD);
        assertThat(timeline.placements()).hasSize(2);
    }

    @Test
    void sharesWhatAClipHasToSpareBetweenTwoCrossfades() {
        Timeline timeline = Timeline.of(plan(
                12,
                shot(0, LONG, Transition.crossfade(30)),
                shot(4, clip("near", 130), Transition.crossfade(30)),
                Shot.of(8, LONG)));

        assertThat(timeline.cutBefore(1).half()).isEqualTo(5);
        assertThat(timeline.cutBefore(2).half()).isEqualTo(5);
        assertThat(ranges(timeline, 1)).contains(new Range(0, 10));
        assertThat(ranges(timeline, 3)).contains(new Range(120, 130));
    }

    @Test
    void loopsAClipThatIsTooShortWholeAndFromItsBeginning() {
        Timeline timeline = Timeline.of(plan(8, new Shot(0, clip("short", 50), 20, false, Transition.CUT)));

        Placement placement = timeline.placements().get(0);
        assertThat(placement.frames()).isEqualTo(240);
        assertThat(placement.segment().orElseThrow().frames()).isEqualTo(50);
        assertThat(ranges(timeline, 0)).containsExactly(new Range(0, 50));
    }

    @Test
    void loopsOnThroughACrossfade() {
        Timeline timeline =
                Timeline.of(plan(8, shot(0, clip("short", 50), Transition.crossfade(20)), Shot.of(4, clip("b", 60))));

        assertThat(ranges(timeline, 1)).containsExactly(new Range(10, 30), new Range(0, 20));
        assertThat(ranges(timeline, 2)).containsExactly(new Range(20, 60), new Range(0, 20));
        assertThat(timeline.placements().get(2).frames()).isEqualTo(110);
    }

    /** Frames 110 to 130 are the crossfade's, and the clip would begin anew at 120. */
    @Test
    void keepsTheSeamOfALoopOutOfACrossfade() {
        Timeline timeline =
                Timeline.of(plan(8, shot(0, clip("short", 60), Transition.crossfade(20)), Shot.of(4, LONG)));

        assertThat(timeline.cutBefore(1)).isEqualTo(new Cut(Kind.CROSSFADE, 10));
        assertThat(ranges(timeline, 0)).containsExactly(new Range(10, 60), new Range(0, 10));
        assertThat(ranges(timeline, 1)).containsExactly(new Range(0, 20), new Range(0, 20));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void noSeamLiesWithinACrossfadeOfALoopThatIsLongerThanTwo(int seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            int fade = 2 * (2 + random.nextInt(8));
            int frames = Math.max(Source.FEWEST_FRAMES, 2 * fade) + random.nextInt(150);
            Timeline timeline = Timeline.of(plan(
                    20,
                    shot(0, LONG, Transition.crossfade(fade)),
                    shot(3, clip("loop", frames), Transition.crossfade(fade)),
                    Shot.of(3 + frames / 30.0 + 0.2 + random.nextDouble() * 8, clip("b", 600))));

            timeline.segments().stream()
                    .filter(segment -> segment.parts().size() == 2)
                    .flatMap(segment -> segment.parts().stream()
                            .map(part -> ((Footage.OfClip) part.footage(segment.frames())).ranges()))
                    .forEach(ranges -> assertThat(ranges)
                            .as("clip of %d frames, crossfades of %d", frames, fade)
                            .hasSize(1));
        }
    }

    @Test
    void framesAShotAsItIsAskedTo() {
        Shot left = new Shot(0, LONG, 0, true, Framing.LEFT, false, Transition.CUT);
        Segment segment = Timeline.of(plan(4, left)).segments().iterator().next();

        assertThat(((Footage.OfClip) segment.parts().get(0).footage(1)).framing())
                .isEqualTo(Framing.LEFT);
        assertThat(segment.key())
                .isNotEqualTo(key(plan(4, new Shot(0, LONG, 0, true, Framing.RIGHT, false, Transition.CUT))))
                .isNotEqualTo(key(plan(4, new Shot(0, LONG, 0, true, Transition.CUT))));
    }

    @Test
    void neverTakesMoreThanHalfOfAShotForATransition() {
        Timeline timeline = Timeline.of(
                plan(9, shot(0, LONG, Transition.fade(60)), shot(4, LONG, Transition.fade(60)), Shot.of(4.5, LONG)));

        assertThat(timeline.cutBefore(1)).isEqualTo(new Cut(Kind.FADE, 7));
        assertThat(timeline.cutBefore(2)).isEqualTo(new Cut(Kind.FADE, 7));
    }

    @Test
    void encodesNoMoreThanTenSecondsAtOnce() {
        Timeline timeline = Timeline.of(plan(25, Shot.of(0, clip("long", 800)), Shot.of(22, LONG)));

        assertThat(timeline.placements()).extracting(Placement::frames).containsExactly(300, 300, 60, 90);
        assertThat(timeline.segments()).extracting(Segment::frames).containsExactly(300, 300, 60, 90);
        assertThat(ranges(timeline, 2)).containsExactly(new Range(600, 660));
    }

    @Test
    void encodesOnceWhatSeveralShotsShow() {
        Timeline timeline = Timeline.of(
                plan(12, Shot.of(0, LONG), Shot.of(3, clip("b", 200)), Shot.of(5, LONG), Shot.of(10, clip("b", 200))));

        assertThat(timeline.segments()).extracting(Segment::frames).containsExactly(150, 60);
        assertThat(timeline.placements()).extracting(Placement::frames).containsExactly(90, 60, 150, 60);
    }

    @Test
    void encodesAgainWhatIsMirrored() {
        Timeline timeline = Timeline.of(plan(6, Shot.of(0, LONG), new Shot(3, LONG, 0, true, Transition.CUT)));

        assertThat(timeline.segments()).hasSize(2);
    }

    @Test
    void keepsTheKeysOfAllThatIsNotBesideAnExchangedClip() {
        List<String> before = List.copyOf(Timeline.of(chain("c5")).keys());
        List<String> after = List.copyOf(Timeline.of(chain("new")).keys());

        assertThat(before).hasSize(19);
        List<String> changed = new ArrayList<>(after);
        changed.removeAll(before);
        assertThat(changed).as("a body and two crossfades").hasSize(3);
    }

    private static FilmPlan chain(String sixth) {
        List<Shot> shots = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            shots.add(shot(4 * i, clip(i == 5 ? sixth : "c" + i, 200), Transition.crossfade(12)));
        }
        return plan(40, shots.toArray(Shot[]::new));
    }

    @Test
    void givesKeysThatDoNotDependOnWhereAFileLies() {
        Source.Clip moved = new Source.Clip(
                java.nio.file.Path.of("/elsewhere"), LONG.identity(), LONG.format(), LONG.frames(), false);

        assertThat(Timeline.of(plan(4, Shot.of(0, moved))).keys())
                .isEqualTo(Timeline.of(plan(4, Shot.of(0, LONG))).keys());
    }

    @Test
    void givesOtherKeysToOtherPictures() {
        FilmPlan one = plan(4, Shot.of(0, LONG));

        assertThat(List.of(
                        key(one),
                        key(plan(5, Shot.of(0, LONG))),
                        key(plan(4, Shot.of(0, clip("other", 300)))),
                        key(plan(4, new Shot(0, LONG, 7, false, Transition.CUT))),
                        key(plan(4, new Shot(0, LONG, 0, true, Transition.CUT))),
                        key(plan(4, new Shot(0, LONG, 0, false, Framing.CENTRE, true, Transition.CUT))),
                        key(FilmPlan.of(one.shots(), 4, FilmFormat.WIDE, one.quality())),
                        key(FilmPlan.of(one.shots(), 4, one.format(), Quality.FILM)),
                        key(plan(4, Shot.of(0, still("a", CameraMove.ZOOM_IN)))),
                        key(plan(4, Shot.of(0, still("a", CameraMove.ZOOM_OUT))))))
                .doesNotHaveDuplicates()
                .allMatch(key -> key.matches("[0-9a-f]{40}"));
    }

    private static String key(FilmPlan plan) {
        return Timeline.of(plan).keys().iterator().next();
    }

    @Test
    void offersWhatCanBeEncodedWhileAClipIsAwaited() {
        Timeline timeline = Timeline.of(plan(
                20,
                shot(0, LONG, Transition.CUT),
                shot(4, LONG, Transition.crossfade(12)),
                shot(8, new Source.Awaited(), Transition.fade(12)),
                shot(12, clip("d", 200), Transition.CUT),
                Shot.of(16, clip("e", 200))));

        assertThat(timeline.isComplete()).isFalse();
        assertThat(timeline.placements().stream().mapToInt(Placement::frames).sum())
                .isEqualTo(600);
        // The second shot may be shorter when it is known how much its neighbour has to spare.
        assertThat(timeline.placements().stream()
                        .filter(placement -> placement.segment().isPresent())
                        .map(Placement::shot))
                .containsExactly(0, 3, 3, 4);
    }

    @Test
    void keysStayWhenAnAwaitedClipArrives() {
        Shot last = Shot.of(8, clip("c", 200));
        List<String> early = List.copyOf(
                Timeline.of(plan(12, Shot.of(0, LONG), shot(4, new Source.Awaited(), Transition.crossfade(8)), last))
                        .keys());

        assertThat(Timeline.of(plan(12, Shot.of(0, LONG), shot(4, clip("b", 200), Transition.crossfade(8)), last))
                        .keys())
                .containsAll(early);
    }

    @Test
    void refusesAPlanThatDoesNotBeginAtOnceOrGoesBack() {
        assertThatThrownBy(() -> plan(4, Shot.of(1, LONG))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plan(4, Shot.of(0, LONG), Shot.of(0.01, LONG)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plan(4, Shot.of(0, LONG), Shot.of(5, LONG)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Range> ranges(Timeline timeline, int placement) {
        Segment segment = timeline.placements().get(placement).segment().orElseThrow();
        return segment.parts().stream()
                .flatMap(part -> ((Footage.OfClip) part.footage(segment.frames())).ranges().stream())
                .toList();
    }
}
