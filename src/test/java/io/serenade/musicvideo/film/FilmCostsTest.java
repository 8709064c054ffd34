package io.serenade.musicvideo.film;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.musicvideo.film.FilmCosts.StageCosts;
import io.serenade.musicvideo.film.FilmStory.PaidCall;
import io.serenade.musicvideo.stages.FilmWorld;
import io.serenade.platform.database.TestDatabase;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was expected of each stage, and what each of its calls has cost. */
class FilmCostsTest {
    private static final Instant NOON = Instant.parse("2027-02-14T12:00:00Z");

    private static TestDatabase database;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
    }

    @Test
    void sumsUpCallsByStageInTheOrderOfStages() {
        FilmCosts costs = FilmCosts.of(
                Map.of(
                        FilmStep.VIDEO_GENERATION, new BigDecimal("0.60"),
                        FilmStep.AUDIO_ANALYSIS, new BigDecimal("0.02")),
                List.of(
                        call(FilmStep.SCENE_PLANNING, "0.0500"),
                        call(FilmStep.VIDEO_GENERATION, "0.0300"),
                        call(FilmStep.VIDEO_GENERATION, "0.0325")));

        assertThat(costs.stages())
                .containsExactly(
                        new StageCosts(FilmStep.AUDIO_ANALYSIS, Optional.of(new BigDecimal("0.02")), BigDecimal.ZERO),
                        new StageCosts(FilmStep.SCENE_PLANNING, Optional.empty(), new BigDecimal("0.0500")),
                        new StageCosts(
                                FilmStep.VIDEO_GENERATION,
                                Optional.of(new BigDecimal("0.60")),
                                new BigDecimal("0.0625")));
        assertThat(costs.calls()).hasSize(3);
    }

    private static PaidCall call(FilmStep step, String cost) {
        return new PaidCall(step, "svd", new BigDecimal(cost), NOON);
    }

    @Test
    void keepsWhatWasForecastAndEachCallOfAFilm() {
        FilmWorld world = new FilmWorld(database, Map.of());
        String id = world.ordered(FilmShape.WIDE);
        FilmStory story = world.get(FilmStory.class);

        story.spend(id, FilmStep.VIDEO_GENERATION, "svd", new BigDecimal("0.03"));
        story.spend(id, FilmStep.SCENE_PLANNING, "gpt-4o", BigDecimal.ZERO);

        FilmCosts costs = FilmCosts.of(world.film(id), story.paidCalls(id));
        assertThat(costs.calls())
                .containsExactly(new PaidCall(
                        FilmStep.VIDEO_GENERATION, "svd", new BigDecimal("0.0300"), world.clock.instant()));
        assertThat(costs.stages())
                .containsExactly(
                        new StageCosts(FilmStep.SCENE_PLANNING, Optional.of(new BigDecimal("0.05")), BigDecimal.ZERO),
                        new StageCosts(
                                FilmStep.VIDEO_GENERATION,
                                Optional.of(new BigDecimal("0.30")),
                                new BigDecimal("0.0300")));
    }
}
