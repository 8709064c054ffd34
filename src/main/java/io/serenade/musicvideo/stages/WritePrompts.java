package io.serenade.musicvideo.stages;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.jobs.Claim;
import io.serenade.jobs.JobWithdrawnException;
import io.serenade.jobs.Outcome;
import io.serenade.musicvideo.film.Film;
import io.serenade.musicvideo.film.FilmClips;
import io.serenade.musicvideo.film.FilmErrorCode;
import io.serenade.musicvideo.film.FilmStep;
import io.serenade.musicvideo.film.MusicVideoSettings;
import io.serenade.musicvideo.planning.ClipAssignment;
import io.serenade.musicvideo.planning.Prompts;
import io.serenade.musicvideo.planning.Prompts.Limit;
import io.serenade.musicvideo.planning.ScenePlan;
import io.serenade.musicvideo.planning.ScenePlan.Shot;
import io.serenade.musicvideo.planning.Transition;
import io.serenade.platform.database.DatabaseOutage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Writes the prompt of each clip and decides its length: that of the longest shot that shows it, with room for fades.
 */
@ApplicationScoped
public class WritePrompts extends FilmStage {
    private static final System.Logger LOG = System.getLogger(WritePrompts.class.getName());

    private static final int SEEDS = 1 << 16;

    private static final Duration TIME_TO_APPROVE = Duration.ofHours(24);
    private static final Duration APPROVAL_POLL = Duration.ofHours(1);

    /** How long to wait while another film's animatic is being made. */
    private static final Duration ANIMATIC_DELAY = Duration.ofSeconds(3);

    @Inject
    FilmClips clips;

    @Inject
    Animatics animatics;

    @Inject
    MusicVideoSettings settings;

    public WritePrompts() {
        super(FilmStep.PROMPT_GENERATION);
    }

    @Override
    Outcome work(Claim claim, Film film) throws InterruptedException {
        if (film.clipsOfShots().isEmpty()) {
            jobs.whileHeld(claim, () -> write(films.get(claim.jobId())));
        }
        if (film.isReviewed() && !film.isApproved()) {
            return awaitApproval(claim);
        }
        if (film.animaticKey().isEmpty() && !showFirst(claim)) {
            return Outcome.parked(clock.instant().plus(ANIMATIC_DELAY), Outcome.NOTHING);
        }
        return done(
                claim,
                Outcome.NOTHING,
                JSON.createObjectBuilder()
                        .add("clips", clips.list(claim.jobId()).size())
                        .build());
    }

    private void write(Film film) {
        ScenePlan plan = film.plan().orElseThrow();
        ClipAssignment assignment = assignment(film);
        Prompts prompts = new Prompts(plan);
        film.keepClipsOfShots(assignment.clipOfShot());
        for (int clip = 0; clip < assignment.clips(); clip++) {
            int shot = assignment.madeFor().get(clip);
            clips.add(
                    film.jobId(),
                    clip,
                    shot,
                    plan.shots().get(shot).scene(),
                    prompts.clip(plan.shots().get(shot), Limit.USUAL),
                    longest(plan.shots(), assignment, clip),
                    Math.floorMod(film.jobId().hashCode() + clip, SEEDS));
        }
    }

    /**
     * Makes the animatic of a film that goes on by itself. It does without one if none can be made, or if half of its time
     * has passed.
     *
     * @return false when it is another film's turn
     */
    private boolean showFirst(Claim claim) throws InterruptedException {
        Film film = films.get(claim.jobId());
        if (!hasTime(film)) {
            return true;
        }
        try {
            return animatics.make(claim, film);
        } catch (JobWithdrawnException e) {
            throw e;
        } catch (RuntimeException e) {
            if (DatabaseOutage.isCauseOf(e)) {
                throw e;
            }
            LOG.log(System.Logger.Level.WARNING, "Job " + claim.jobId() + ": there is no animatic", e);
            return true;
        }
    }

    private boolean hasTime(Film film) {
        Instant half = clock.instant().plus(settings.deadline().dividedBy(2));
        return film.deadline().filter(half::isBefore).isPresent();
    }

    /** Makes the animatic from the pictures, and frees the film's place until its owner has approved it. */
    private Outcome awaitApproval(Claim claim) throws InterruptedException {
        Film film = films.get(claim.jobId());
        Instant now = clock.instant();
        if (film.animaticKey().isEmpty()) {
            if (!animatics.make(claim, film)) {
                return Outcome.parked(now.plus(ANIMATIC_DELAY), Outcome.NOTHING);
            }
        } else if (films.find(claim.jobId())
                .filter(entry -> entry.job().createdAt().plus(TIME_TO_APPROVE).isBefore(now))
                .isPresent()) {
            return Outcome.failed(
                    FilmErrorCode.CANCELLED.error("Nobody approved the animatic within 24 hours.", false));
        }
        return Outcome.parked(
                now.plus(APPROVAL_POLL), () -> films.get(claim.jobId()).giveUpPlace());
    }

    /** Which clip each shot shows. */
    private static ClipAssignment assignment(Film film) {
        return ClipAssignment.of(
                film.plan().orElseThrow().shots(), film.analysis().orElseThrow().sections(), film.mostClips());
    }

    private static double longest(List<Shot> shots, ClipAssignment assignment, int clip) {
        double longest = 0;
        for (int i = 0; i < shots.size(); i++) {
            if (assignment.clipOfShot().get(i) == clip) {
                longest = Math.max(longest, shots.get(i).duration() + handle(shots, i - 1) + handle(shots, i));
            }
        }
        return longest;
    }

    /** How long a shot extends beyond its cut. @param cut number of the shot before it */
    private static double handle(List<Shot> shots, int cut) {
        boolean fades = cut >= 0 && cut + 1 < shots.size() && shots.get(cut).transition() == Transition.CROSSFADE;
        return fades ? ComposeFilm.CROSSFADE_FRAMES / 60.0 : 0;
    }
}
