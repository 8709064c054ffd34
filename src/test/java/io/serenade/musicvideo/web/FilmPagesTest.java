package io.serenade.musicvideo.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.musicvideo.film.FilmShape;
import io.serenade.musicvideo.film.FilmStep;
import io.serenade.musicvideo.film.FilmStory.PaidCall;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sums and shapes as pages show them. */
class FilmPagesTest {
    @Test
    void countsTheCallsOfAStageByWhoWasPaid() {
        List<PaidCall> calls = List.of(
                call(FilmStep.VIDEO_GENERATION, "svd"),
                call(FilmStep.SCENE_PLANNING, "gpt-4o"),
                call(FilmStep.VIDEO_GENERATION, "cogvideox"),
                call(FilmStep.VIDEO_GENERATION, "svd"));

        assertThat(FilmPages.calls(FilmStep.VIDEO_GENERATION, calls))
                .isEqualTo("2\u00a0×\u00a0svd, 1\u00a0×\u00a0cogvideox");
        assertThat(FilmPages.calls(FilmStep.COMPOSITION, calls)).isEmpty();
    }

    private static PaidCall call(FilmStep step, String api) {
        return new PaidCall(step, api, BigDecimal.ONE, Instant.EPOCH);
    }

    @Test
    void showsNoSumAsNothingThatIsSomething() {
        assertThat(FilmPages.small(new BigDecimal("0.0042"))).isEqualTo("0.0042");
        assertThat(FilmPages.small(BigDecimal.ZERO)).isEqualTo("0.00");
        assertThat(FilmPages.small(new BigDecimal("0.01"))).isEqualTo("0.01");
        assertThat(FilmPages.small(new BigDecimal("2.9450"))).isEqualTo("2.95");
    }

    @Test
    void knowsWhichShapesAreNarrower() {
        assertThat(FilmShape.TALL.isNarrowerThan(FilmShape.WIDE)).isTrue();
        assertThat(FilmShape.SQUARE.isNarrowerThan(FilmShape.WIDE)).isTrue();
        assertThat(FilmShape.WIDE.isNarrowerThan(FilmShape.TALL)).isFalse();
        assertThat(FilmShape.SQUARE.isNarrowerThan(FilmShape.TALL)).isFalse();
        assertThat(FilmShape.SQUARE.isNarrowerThan(FilmShape.SQUARE)).isFalse();
    }
}
