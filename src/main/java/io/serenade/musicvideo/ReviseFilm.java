package io.serenade.musicvideo;

import io.serenade.jobs.Job;
import io.serenade.jobs.JobEnded;
import io.serenade.jobs.JobState;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.calls.CancelJob;
import io.serenade.jobs.calls.JobCosts;
import io.serenade.jobs.calls.JobCosts.Costs;
import io.serenade.musicvideo.analysis.BeatCorrection;
import io.serenade.musicvideo.analysis.SongAnalysis;
import io.serenade.musicvideo.film.AnalysisJson;
import io.serenade.musicvideo.film.Estimate;
import io.serenade.musicvideo.film.Film;
import io.serenade.musicvideo.film.FilmClip;
import io.serenade.musicvideo.film.FilmClips;
import io.serenade.musicvideo.film.FilmFile;
import io.serenade.musicvideo.film.FilmShape;
import io.serenade.musicvideo.film.FilmStep;
import io.serenade.musicvideo.film.FilmStory;
import io.serenade.musicvideo.film.FilmVersions;
import io.serenade.musicvideo.film.Films;
import io.serenade.musicvideo.film.Films.Entry;
import io.serenade.musicvideo.film.ReplacedFiles;
import io.serenade.musicvideo.planning.ScenePlan;
import io.serenade.rendering.ffmpeg.Framing;
import io.serenade.storage.MediaKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Carries out an owner's changes to a film (another beat, clip or shape), and the approval to make its clips. */
@ApplicationScoped
public class ReviseFilm {
    /** Shots are never moved nearer to each other than this, in seconds. */
    private static final double SHORTEST_SHOT = 1;

    @Inject
    Films films;

    @Inject
    FilmClips clips;

    @Inject
    ReplacedFiles replaced;

    @Inject
    FilmStory story;

    @Inject
    JobCosts costs;

    @Inject
    Estimate estimate;

    @Inject
    FilmVersions versions;

    @Inject
    CancelJob cancellation;

    @Inject
    Jobs jobs;

    @Inject
    Clock clock;

    /** The result of a request. */
    public enum Answer {
        TAKEN,
        /** The film is not finished, or does not wait for approval. */
        WRONG_TIME,
        /** Clips or song were deleted. */
        GONE,
        /** There is no such clip. */
        UNKNOWN,
        /** It would exceed the film's budget. */
        TOO_DEAR,
        /** The owner's storage is full. */
        NO_ROOM,
        /** The film already is as requested. */
        THERE
    }

    /** A correction of the beat. */
    public interface Correction extends UnaryOperator<SongAnalysis> {
        static Correction halved() {
            return BeatCorrection::halved;
        }

        static Correction doubled() {
            return BeatCorrection::doubled;
        }

        static Correction shifted(double milliseconds) {
            return song -> BeatCorrection.shifted(song, milliseconds);
        }

        static Correction tapped(List<Double> taps) {
            return song -> BeatCorrection.tapped(song, taps);
        }
    }

    /**
     * Moves the cuts of a finished film to corrected beats; nothing is paid.
     *
     * @throws IllegalArgumentException with a sentence for people when the correction is not possible
     */
    @Transactional
    public Answer correctBeat(String jobId, Correction correction) {
        Entry entry = films.findLocked(jobId).orElseThrow();
        Answer answer = mayBeRevised(entry);
        if (answer == Answer.TAKEN) {
            Film film = entry.film();
            SongAnalysis corrected = correction.apply(film.analysis().orElseThrow());
            ScenePlan plan = film.plan().orElseThrow();
            List<Double> cuts = cuts(plan, corrected.beats());
            film.beginChange();
            film.keepAnalysis(AnalysisJson.write(withCuts(corrected, cuts), Duration.ZERO), film.isCacheHit());
            film.keepPlan(withCuts(plan, cuts));
            takeUp(jobId, FilmStep.COMPOSITION);
        }
        return answer;
    }

    /** Has a clip of a finished film made again. @param prompt a new prompt, if it is to change */
    @Transactional
    public Answer reRoll(String jobId, int number, Optional<String> prompt) {
        Entry entry = films.findLocked(jobId).orElseThrow();
        Optional<FilmClip> clip = clips.find(jobId, number);
        Answer answer = clip.isEmpty() ? Answer.UNKNOWN : mayBeRevised(entry);
        if (answer != Answer.TAKEN) {
            return answer;
        }
        BigDecimal price = estimate.ofAnother(clip.get());
        Costs spent = costs.of(jobId);
        if (spent.budget()
                .filter(budget -> spent.spent().add(spent.reserved()).add(price).compareTo(budget) > 0)
                .isPresent()) {
            return Answer.TOO_DEAR;
        }
        clips.remake(jobId, number, prompt);
        takeUp(jobId, FilmStep.VIDEO_GENERATION);
        return Answer.TAKEN;
    }

    /** Has a finished film cut in another shape as well, from the same clips; nothing is paid. */
    @Transactional
    public Answer reshape(String jobId, FilmShape shape, Framing framing) {
        Entry entry = films.findLocked(jobId).orElseThrow();
        Answer answer = mayBeRevised(entry);
        if (answer != Answer.TAKEN) {
            return answer;
        }
        Film film = entry.film();
        if (shape == film.shape()
                || versions.find(jobId, shape)
                        .filter(version -> version.framing() == framing && version.isOf(film))
                        .isPresent()) {
            return Answer.THERE;
        }
        long more = film.videoBytes() - versions.bytes(jobId, shape);
        if (entry.job().owner().filter(owner -> !films.hasRoom(owner, more)).isPresent()) {
            return Answer.NO_ROOM;
        }
        film.beginVersion(shape, framing);
        takeUp(jobId, FilmStep.COMPOSITION);
        return Answer.TAKEN;
    }

    /**
     * Withdraws a change that is being made; the film stays as it was, even if the change was completed at that very
     * moment.
     */
    public Answer withdraw(String jobId) {
        Job job = jobs.find(jobId).orElseThrow();
        return job.isReopened() && !job.state().isFinished() && cancellation.cancel(jobId)
                ? Answer.TAKEN
                : Answer.WRONG_TIME;
    }

    /** Approves the animatic, so that clips may be paid. */
    @Transactional
    public Answer approve(String jobId) {
        Entry entry = films.findLocked(jobId).orElseThrow();
        if (!entry.film().awaitsApproval() || entry.job().state().isFinished()) {
            return Answer.WRONG_TIME;
        }
        entry.film().approve(clock.instant());
        jobs.wake(jobId);
        return Answer.TAKEN;
    }

    private static Answer mayBeRevised(Entry entry) {
        if (entry.job().state() != JobState.SUCCEEDED) {
            return Answer.WRONG_TIME;
        }
        return entry.film().areClipsGone() || entry.film().audioKey().isEmpty() ? Answer.GONE : Answer.TAKEN;
    }

    private void takeUp(String jobId, FilmStep step) {
        films.get(jobId).giveUpPlace();
        story.takeBackEnd(jobId);
        jobs.reopen(jobId, step.word(), step.beginsAt());
    }

    /** Restores the film and its parts after a failed change. */
    void takeBack(@Observes JobEnded ended) {
        jobs.find(ended.jobId())
                .filter(job -> job.product().equals(Film.PRODUCT)
                        && job.erasedAt().isEmpty()
                        && job.state() == JobState.SUCCEEDED
                        && job.isReopened())
                .ifPresent(job -> {
                    films.get(job.id()).takeBackChange();
                    replaced.deleteAfterCommit(FilmFile.of(MediaKind.VIDEO_CLIP, clips.takeBack(job.id())));
                });
    }

    /** Moves each cut to the beat nearest to its old position. */
    static List<Double> cuts(ScenePlan plan, List<Double> beats) {
        double end = plan.shots().get(plan.shots().size() - 1).end();
        List<Double> cuts = new ArrayList<>(List.of(0.0));
        for (int i = 1; i < plan.shots().size(); i++) {
            double wanted = plan.shots().get(i).start();
            double earliest = cuts.get(i - 1) + SHORTEST_SHOT;
            double latest = end - SHORTEST_SHOT * (plan.shots().size() - i);
            cuts.add(beats.stream()
                    .filter(beat -> beat >= earliest && beat <= latest)
                    .min((one, other) -> Double.compare(Math.abs(one - wanted), Math.abs(other - wanted)))
                    .orElse(Math.max(earliest, Math.min(latest, wanted))));
        }
        cuts.add(end);
        return cuts;
    }

    private static ScenePlan withCuts(ScenePlan plan, List<Double> cuts) {
        List<ScenePlan.Shot> shots = new ArrayList<>();
        for (int i = 0; i < plan.shots().size(); i++) {
            shots.add(plan.shots().get(i).between(cuts.get(i), cuts.get(i + 1)));
        }
        return new ScenePlan(
                plan.source(), plan.model(), plan.style(), plan.palette(), plan.characters(), plan.scenes(), shots);
    }

    private static SongAnalysis withCuts(SongAnalysis song, List<Double> cuts) {
        return new SongAnalysis(
                song.duration(),
                song.bpm(),
                song.beats(),
                song.downbeats(),
                song.onsets(),
                song.sections(),
                song.mood(),
                cuts,
                song.confidence(),
                song.fallbackUsed(),
                song.method());
    }
}
