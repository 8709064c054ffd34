package io.serenade.musicvideo.stages;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.jobs.Claim;
import io.serenade.jobs.JobError;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.calls.AskOnce;
import io.serenade.jobs.calls.ProviderWork;
import io.serenade.jobs.calls.TaskAnswer;
import io.serenade.jobs.calls.TaskAnswer.Progress;
import io.serenade.jobs.calls.TaskEnding;
import io.serenade.jobs.calls.TaskFailure;
import io.serenade.jobs.calls.TaskGroup;
import io.serenade.jobs.calls.TaskStage;
import io.serenade.jobs.calls.TaskTimes;
import io.serenade.musicvideo.film.ClipModel;
import io.serenade.musicvideo.film.Film;
import io.serenade.musicvideo.film.FilmStep;
import io.serenade.musicvideo.planning.PlanRequest;
import io.serenade.musicvideo.planning.Planner;
import io.serenade.musicvideo.planning.Planner.Asked;
import io.serenade.musicvideo.planning.ScenePlan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes the scene plan: by a language model, or from the song's mood if no model can be asked or no answer is usable.
 */
@ApplicationScoped
public class PlanScenes extends FilmStage implements TaskStage {
    private static final String PLAN = "plan";
    private static final Duration LONGEST = Duration.ofSeconds(120);

    @Inject
    Planner planner;

    @Inject
    AskOnce askOnce;

    public PlanScenes() {
        super(FilmStep.SCENE_PLANNING);
    }

    @Override
    Outcome work(Claim claim, Film film) throws InterruptedException {
        Optional<ScenePlan> planned = film.plan();
        if (planned.isPresent()) {
            return done(claim, Outcome.NOTHING, metadata(planned.get(), Optional.empty()));
        }
        if (!planner.isConfigured()) {
            return byMood(claim, "No model is set up to plan videos.");
        }
        TaskGroup group = askOnce.followAll(
                claim, Map.of(PLAN, workOf(claim.jobId(), PLAN)), ProviderBackOff.TRIES, ProviderBackOff::after);
        Optional<JobError> failure = Optional.ofNullable(group.failed().get(PLAN));
        if (failure.filter(FilmStage::isOverBudget).isPresent()) {
            return overBudget(claim);
        }
        if (failure.isPresent()) {
            return byMood(claim, failure.get().message());
        }
        return group.pending()
                .orElseGet(() -> done(
                        claim,
                        Outcome.NOTHING,
                        metadata(films.get(claim.jobId()).plan().orElseThrow(), Optional.empty())));
    }

    private Outcome byMood(Claim claim, String reason) {
        ScenePlan plan = planner.byMood(request(claim.jobId()));
        story.say(claim.jobId(), step(), "The scenes follow from the mood of the song. " + reason);
        return done(claim, () -> films.get(claim.jobId()).keepPlan(plan), metadata(plan, Optional.of(reason)));
    }

    private static JsonObject metadata(ScenePlan plan, Optional<String> reason) {
        JsonObjectBuilder metadata = JSON.createObjectBuilder()
                .add("source", plan.source().name().toLowerCase(Locale.ROOT))
                .add("scenes", plan.scenes().size())
                .add("characters", plan.characters().size())
                .add("shots", plan.shots().size());
        plan.model().ifPresent(model -> metadata.add("model", model));
        reason.ifPresent(sentence -> metadata.add("reason", sentence));
        return metadata.build();
    }

    private PlanRequest request(String jobId) {
        Film film = films.get(jobId);
        return new PlanRequest(
                film.prompt().orElseThrow(),
                film.analysis().orElseThrow(),
                film.lyrics().orElseThrow(),
                film.mostClips());
    }

    @Override
    public ProviderWork<Asked> workOf(String jobId, String taskName) {
        return new Planning(jobId);
    }

    /** One paid planning call, for which this stage waits. */
    private final class Planning implements ProviderWork<Asked> {
        private final String id;

        Planning(String id) {
            this.id = id;
        }

        @Override
        public String account() {
            return planner.account().orElseThrow();
        }

        @Override
        public boolean isDispensable() {
            return true;
        }

        @Override
        public TaskTimes times() {
            return new TaskTimes(LONGEST, Duration.ZERO, TaskTimes.growing());
        }

        @Override
        public Optional<URI> callbackBase() {
            return Optional.empty();
        }

        @Override
        public BigDecimal price() {
            return planner.mostItCosts(request(id));
        }

        @Override
        public BigDecimal cost(Asked asked) {
            return asked.cost();
        }

        /** A useless answer is paid all the same, so it counts as a failed task. */
        @Override
        public TaskAnswer<Asked> ask(Optional<URI> callback) {
            Asked asked = planner.ask(request(id));
            return new TaskAnswer<>(
                    "plan-" + UUID.randomUUID(),
                    asked.plan().isPresent() ? Progress.SUCCEEDED : Progress.FAILED,
                    asked);
        }

        /** An answer that was lost before it was stored cannot be read again. */
        @Override
        public TaskAnswer<Asked> read(String externalId) {
            return new TaskAnswer<>(externalId, Progress.FAILED, null);
        }

        @Override
        public void succeeded(Asked asked) {
            films.get(id).keepPlan(asked.plan().orElseThrow());
            spend(asked.cost());
        }

        @Override
        public TaskFailure failure(TaskEnding<Asked> ending) {
            return switch (ending.reason()) {
                case REFUSED -> ProviderBackOff.refused(ending);
                case FAILED -> ending.record().map(this::useless).orElseGet(this::lost);
                case UNANSWERED, LOST, TIMED_OUT -> lost();
            };
        }

        private TaskFailure useless(Asked asked) {
            JobError error = new JobError("plan_useless", asked.problem(), true);
            TaskFailure failure = asked.again() ? TaskFailure.again(error) : TaskFailure.last(error);
            return failure.noting(() -> spend(asked.cost()));
        }

        private TaskFailure lost() {
            return TaskFailure.last(new JobError("plan_unanswered", "The planner gave no answer.", true))
                    .noting(() -> spend(price()));
        }

        private void spend(BigDecimal cost) {
            story.spend(id, step(), planner.model().map(ClipModel::plainName).orElse(PLAN), cost);
        }
    }
}
