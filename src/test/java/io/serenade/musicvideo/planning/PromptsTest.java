package io.serenade.musicvideo.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.musicvideo.planning.Prompts.Limit;
import io.serenade.musicvideo.planning.ScenePlan.CastMember;
import io.serenade.musicvideo.planning.ScenePlan.Scene;
import io.serenade.musicvideo.planning.ScenePlan.Shot;
import io.serenade.musicvideo.planning.ScenePlan.Source;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptsTest {
    private static final String LONG = "a very long road ".repeat(29).strip();

    private final ScenePlan plan = plan("The fox leaps over a puddle.", "a street of glass in the rain at night");
    private final Prompts prompts = new Prompts(plan);

    @Test
    void sayFirstWhatHappensAndThenWhoWhereAndHow() {
        assertThat(prompts.clip(plan.shots().get(0), Limit.USUAL))
                .isEqualTo("The fox leaps over a puddle. a red fox with a white tail. tracking shot moving alongside."
                        + " vivid neon light. a street of glass in the rain at night."
                        + " hand-painted animation, soft grain, palette of amber, teal");
    }

    @Test
    void allEndWithTheSameStyle() {
        Stream.of(
                        prompts.clip(plan.shots().get(0), Limit.USUAL),
                        prompts.scene(plan.scenes().get(0), Limit.USUAL),
                        prompts.character(plan.characters().get(0), Limit.CLIP))
                .forEach(prompt -> assertThat(prompt).endsWith(prompts.style()));
    }

    @Test
    void stayUnderTwoHundredWordsWithTheCharacterInThem() {
        ScenePlan longPlan = plan(LONG, LONG);

        String prompt = new Prompts(longPlan).clip(longPlan.shots().get(0), Limit.USUAL);

        assertThat(prompt.split("\\s+")).hasSizeLessThan(200);
        assertThat(prompt).hasSizeLessThanOrEqualTo(1_500).contains("a red fox with a white tail", "neon");
    }

    @Test
    void fitAModelThatReadsLittle() {
        ScenePlan longPlan = plan(LONG, LONG);

        String prompt = new Prompts(longPlan).clip(longPlan.shots().get(0), Limit.CLIP);

        assertThat(prompt.split("\\s+")).hasSizeLessThanOrEqualTo(55);
        assertThat(prompt).hasSizeLessThanOrEqualTo(350).contains("red fox").endsWith("palette of amber, teal");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A naked man with a gun, running | NSFW content detected | A man with a, running",
                "A skinny fox | sensitive content | A skinny fox",
                "A fox on Main Street | The words 'main street' are flagged | A fox on",
                "The death of a star. Light | flagged | The of a star. Light"
            })
    void dropWhatWasFlagged(String prompt, String refusal, String softened) {
        assertThat(Prompts.withoutFlagged(prompt, refusal)).isEqualTo(softened);
    }

    private static ScenePlan plan(String prompt, String place) {
        return new ScenePlan(
                Source.MODEL,
                Optional.of("gpt-4o"),
                "hand-painted animation, soft grain",
                List.of("amber", "teal"),
                List.of(new CastMember("fox", "a red fox with a white tail")),
                List.of(new Scene("street", place)),
                List.of(new Shot(
                        0, 4, "street", List.of("fox"), prompt, Camera.TRACKING, Light.NEON, Transition.CUT, "")));
    }
}
