package io.serenade.musicvideo.planning;

import static io.serenade.platform.SharedJson.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.musicvideo.planning.ScenePlan.Shot;
import io.serenade.providers.ProviderException;
import io.serenade.providers.ProviderException.Category;
import io.serenade.providers.RequestRefusedException;
import io.serenade.sandbox.writing.SchemaRules;
import io.serenade.sandbox.writing.SchemaWriter;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What we ask for, as the services see it, and what their stand-ins make of it. */
class PlanContractTest {

    @Test
    void bothServicesTakeTheSchema() {
        assertThat(SchemaRules.OPENAI.problemOf(PlanSchema.SCHEMA)).isEmpty();
        assertThat(SchemaRules.ANTHROPIC.problemOf(PlanSchema.SCHEMA)).isEmpty();
    }

    @Test
    void theirRulesAreNotEmpty() {
        JsonObject open = JSON.createObjectBuilder(PlanSchema.SCHEMA)
                .add("additionalProperties", true)
                .build();
        JsonObject optional = JSON.createObjectBuilder(PlanSchema.SCHEMA)
                .add("required", JSON.createArrayBuilder().add("style"))
                .build();

        assertThat(SchemaRules.OPENAI.problemOf(open)).isPresent();
        assertThat(SchemaRules.ANTHROPIC.problemOf(open)).isPresent();
        assertThat(SchemaRules.OPENAI.problemOf(optional)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(doubles = {12, 60, 180})
    void theStandInPlansASoundFilm(double seconds) {
        PlanRequest request = SongForTests.request(seconds);
        ClipAssignment clips =
                ClipAssignment.ofCuts(request.song().cuts(), request.song().sections(), request.clips());
        String task = Briefing.task(request, clips.madeFor());

        JsonObject written = SchemaWriter.write(PlanSchema.SCHEMA, task);
        ScenePlan plan = new PlanReader(request, clips).read(written, "gpt-4o").orElseThrow();

        PlanChecks.checkSound(plan, request.song());
        assertThat(written.getJsonArray("shots")).hasSize(clips.clips());
        assertThat(SchemaWriter.write(PlanSchema.SCHEMA, task)).isEqualTo(written);
        assertThat(plan.characters()).extracting(ScenePlan.CastMember::id).containsExactly("fox");
        assertThat(plan.scenes())
                .as("where the wish has it")
                .extracting(ScenePlan.Scene::description)
                .contains("a city of glass at night", "the river");
        assertThat(new HashSet<>(plan.shots().stream().map(Shot::prompt).toList()))
                .hasSizeGreaterThan(1);
        assertThat(new PlanReader(request, clips).read(SchemaWriter.nonsense(written), "gpt-4o"))
                .isEmpty();
    }

    @Test
    void theOperatorHearsOfModelsThatEnd() {
        ModelEnds ends = new ModelEnds();
        ends.clock = Clock.fixed(Instant.parse("2026-11-29T09:00:00Z"), ZoneOffset.UTC);

        assertThat(ends.warning("gpt-4o", "PLANNER_MODEL", () -> Optional.of(LocalDate.of(2027, 1, 14))))
                .contains("The model gpt-4o ends on 2027-01-14; set PLANNER_MODEL to another one.");
        assertThat(ends.warning("claude-3-5-sonnet", "PLANNER_MODEL", () -> Optional.of(LocalDate.of(2025, 10, 28))))
                .contains("The model claude-3-5-sonnet ended on 2025-10-28; set PLANNER_MODEL to another one.");
        assertThat(ends.warning("gpt-6-luna", "PLANNER_MODEL", () -> Optional.of(LocalDate.of(2028, 1, 1))))
                .isEmpty();
        assertThat(ends.warning("gpt-9", "PLANNER_MODEL", () -> {
                    throw new RequestRefusedException("refused.", null);
                }))
                .contains("There is no model gpt-9: refused. Set PLANNER_MODEL to another one.");
        assertThat(ends.warning("gpt-9", "PLANNER_MODEL", () -> {
                    throw new ProviderException(Category.UNANSWERED, "late", null);
                }))
                .isEmpty();
    }
}
