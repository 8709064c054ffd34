package io.serenade.musicvideo.stages;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.jobs.JobError;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.WorkerPool;
import io.serenade.jobs.calls.JobCosts;
import io.serenade.jobs.calls.TaskAnswer.Progress;
import io.serenade.jobs.calls.TaskEnding;
import io.serenade.jobs.calls.TaskFailure;
import io.serenade.musicvideo.film.AnalysisJson;
import io.serenade.musicvideo.film.FilmShape;
import io.serenade.musicvideo.lyrics.Lyrics;
import io.serenade.musicvideo.planning.PlanRequest;
import io.serenade.musicvideo.planning.Planner;
import io.serenade.musicvideo.planning.ScenePlan;
import io.serenade.platform.database.TestDatabase;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The second stage: there is always a plan, and each call is paid once. */
class PlanScenesTest {
    private static TestDatabase database;

    private final ScriptedCalls calls = new ScriptedCalls();
    private final Director director = new Director();
    private FilmWorld world;
    private PlanScenes stage;
    private String id;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
    }

    @BeforeEach
    void begin() {
        world = new FilmWorld(database, Map.of());
        stage = world.wired(new PlanScenes());
        stage.planner = director;
        stage.askOnce = calls;
        id = world.ordered(FilmShape.WIDE);
        world.change(id, film -> {
            film.keepAnalysis(AnalysisJson.write(FilmWorld.song(0, 4, 9, 15), Duration.ZERO), false);
            film.keepLyrics(Lyrics.none("whisper-1"));
        });
    }

    private Outcome run() throws Exception {
        return stage.run(world.claim(WorkerPool.IO));
    }

    private ScenePlan settled(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        world.beans().transactions().run(((Outcome.Done) outcome).onSettle()::run);
        return world.film(id).plan().orElseThrow();
    }

    @Test
    void aModelIsAskedOnceAndItsPlanKept() throws Exception {
        calls.keepWaiting();
        assertThat(run()).isInstanceOf(Outcome.Parked.class);
        assertThat(calls.asked).containsExactly(Set.of("plan"));

        Planner.Asked asked = new Planner.Asked(Optional.of(byModel()), cents(4), false, "");
        world.beans().transactions().run(() -> stage.workOf(id, "plan").succeeded(asked));

        assertThat(world.film(id).plan().orElseThrow().source()).isEqualTo(ScenePlan.Source.MODEL);
        assertThat(world.told(id, "cost_update")).singleElement().asString().contains("scene_planning", "0.04");
    }

    @Test
    void aPlanThatIsThereIsNotAskedForAgain() throws Exception {
        world.change(id, film -> film.keepPlan(byModel()));

        assertThat(settled(run()).source()).isEqualTo(ScenePlan.Source.MODEL);
        assertThat(calls.asked).isEmpty();
    }

    @Test
    void withoutAModelTheScenesFollowFromTheMoodAndTheOwnerIsToldSo() throws Exception {
        director.configured = false;

        ScenePlan plan = settled(run());

        assertThat(plan.source()).isEqualTo(ScenePlan.Source.MOOD);
        assertThat(plan.shots()).first().extracting(ScenePlan.Shot::start).isEqualTo(0.0);
        assertThat(plan.shots()).last().extracting(ScenePlan.Shot::end).isEqualTo(15.0);
        assertThat(calls.asked).isEmpty();
        assertThat(world.told(id, "message")).singleElement().asString().contains("No model is set up");
    }

    @Test
    void afterTheLastTryTheScenesFollowFromTheMood() throws Exception {
        calls.fail("plan", new JobError("plan_useless", "The model's plan makes no sense.", true));

        assertThat(settled(run()).source()).isEqualTo(ScenePlan.Source.MOOD);
        assertThat(world.told(id, "message")).singleElement().asString().contains("makes no sense");
    }

    @Test
    void theFilmFailsWhereNoMoneyIsLeft() throws Exception {
        calls.fail("plan", new JobError(JobCosts.BUDGET_EXCEEDED, "No money.", false));

        assertThat(((Outcome.Failed) run()).error().code()).isEqualTo("BUDGET_EXCEEDED");
        assertThat(world.film(id).plan()).isEmpty();
    }

    @Test
    void aUselessAnswerIsPaidAndAskedForAgainOnlyWhereThatMayHelp() {
        director.asked = new Planner.Asked(Optional.empty(), cents(3), true, "The model's plan was cut off.");
        assertThat(stage.workOf(id, "plan").ask(Optional.empty()).progress()).isEqualTo(Progress.FAILED);
        assertThat(failure(director.asked).again()).isTrue();
        assertThat(failure(new Planner.Asked(Optional.empty(), cents(2), false, "It does not want to."))
                        .again())
                .isFalse();

        assertThat(world.told(id, "cost_update")).hasSize(2).last().asString().contains("0.02");
    }

    @Test
    void anAnswerThatIsLostIsPaidInFullAndNotAskedForAgain() {
        TaskFailure failure = stage.workOf(id, "plan").failure(lost());
        failure.onSettle().run();

        assertThat(failure.again()).isFalse();
        assertThat(world.told(id, "cost_update")).singleElement().asString().contains("0.09");
    }

    private TaskFailure failure(Planner.Asked asked) {
        TaskFailure failure = stage.workOf(id, "plan").failure(ended(asked));
        failure.onSettle().run();
        return failure;
    }

    private static TaskEnding<Planner.Asked> ended(Planner.Asked asked) {
        return new TaskEnding<>(TaskEnding.Reason.FAILED, Optional.of(asked), Duration.ZERO, Optional.empty());
    }

    private static TaskEnding<Planner.Asked> lost() {
        return new TaskEnding<>(TaskEnding.Reason.TIMED_OUT, Optional.empty(), Duration.ofMinutes(2), Optional.empty());
    }

    private static BigDecimal cents(int cents) {
        return BigDecimal.valueOf(cents, 2);
    }

    private static ScenePlan byModel() {
        ScenePlan plan = FilmWorld.plan(0, 4, 9, 15);
        return new ScenePlan(
                ScenePlan.Source.MODEL,
                Optional.of("gpt-4o"),
                plan.style(),
                plan.palette(),
                plan.characters(),
                plan.scenes(),
                plan.shots());
    }

    /** Nine cents a plan at most. */
    private static final class Director extends Planner {
        private boolean configured = true;
        private Asked asked;

        @Override
        public boolean isConfigured() {
            return configured;
        }

        @Override
        public Optional<String> account() {
            return Optional.of("planner");
        }

        @Override
        public Optional<String> model() {
            return Optional.of("gpt-4o");
        }

        @Override
        public BigDecimal mostItCosts(PlanRequest request) {
            return cents(9);
        }

        @Override
        public Asked ask(PlanRequest request) {
            return asked;
        }
    }
}
