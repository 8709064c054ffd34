package io.serenade.musicvideo.stages;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.jobs.Claim;
import io.serenade.jobs.JobError;
import io.serenade.jobs.JobMedia;
import io.serenade.jobs.JobWithdrawnException;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.StageException;
import io.serenade.jobs.WorkerPool;
import io.serenade.jobs.calls.AskOnce;
import io.serenade.jobs.calls.ProviderCalls;
import io.serenade.jobs.calls.ProviderTask;
import io.serenade.jobs.calls.ProviderTasks;
import io.serenade.jobs.calls.ProviderWork;
import io.serenade.jobs.calls.TaskGroup;
import io.serenade.jobs.calls.TaskStage;
import io.serenade.musicvideo.film.Film;
import io.serenade.musicvideo.film.FilmAddresses;
import io.serenade.musicvideo.film.FilmClip;
import io.serenade.musicvideo.film.FilmClips;
import io.serenade.musicvideo.film.FilmErrorCode;
import io.serenade.musicvideo.film.FilmMedia;
import io.serenade.musicvideo.film.FilmStep;
import io.serenade.musicvideo.film.MusicVideoSettings;
import io.serenade.musicvideo.film.TaskNames;
import io.serenade.musicvideo.planning.Prompts;
import io.serenade.platform.files.TemporaryFile;
import io.serenade.providers.MediaGenerator.Prediction;
import io.serenade.providers.ProviderException;
import io.serenade.rendering.RenderingException;
import io.serenade.rendering.ffmpeg.Ffmpeg;
import io.serenade.rendering.film.FilmComposer;
import io.serenade.rendering.film.Source;
import io.serenade.storage.MediaKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Has the clips made, a few of a film at a time. A clip that one model cannot make is passed to the next one; the film
 * continues with the clips that succeeded, if they are enough.
 */
@ApplicationScoped
public class ShootClips extends FilmStage implements TaskStage {
    private static final int AT_ONCE = 5;
    private static final double FRAMES_PER_SECOND = io.serenade.rendering.ffmpeg.FilmShape.FRAMES_PER_SECOND;

    @Inject
    FilmClips clips;

    @Inject
    AskOnce askOnce;

    @Inject
    ProviderTasks tasks;

    @Inject
    ClipPredictions predictions;

    @Inject
    ProviderFiles files;

    @Inject
    FilmAddresses addresses;

    @Inject
    JobMedia media;

    @Inject
    Ffmpeg ffmpeg;

    @Inject
    MusicVideoSettings settings;

    public ShootClips() {
        super(FilmStep.VIDEO_GENERATION);
    }

    @Override
    Outcome work(Claim claim, Film film) throws InterruptedException {
        TaskGroup group;
        Map<Integer, ProviderException> broken = new TreeMap<>();
        boolean gained = false;
        boolean changed;
        do {
            Map<String, ProviderWork<Prediction>> works = next(claim.jobId());
            group = askOnce.followAll(claim, works, ProviderBackOff.TRIES, ProviderBackOff::after);
            if (group.failed().values().stream().anyMatch(FilmStage::isOverBudget)) {
                return overBudget(claim);
            }
            group.failed()
                    .forEach((task, error) -> whileHeld(
                            claim,
                            () -> passOn(claim.jobId(), TaskNames.read(task).number(), error)));
            boolean fetched = fetchAll(claim, broken);
            gained |= fetched;
            changed = fetched || !group.failed().isEmpty();
        } while (changed);
        if (!broken.isEmpty()) {
            return withoutBroken(claim, broken, gained, group);
        }
        return group.pending().orElseGet(() -> enough(claim));
    }

    /**
     * Some clips could not be fetched. They are tried again, uncounted as long as others arrive; after the last attempt
     * the film continues without them if there are enough others, so that a single clip does not fail the film.
     */
    private Outcome withoutBroken(
            Claim claim, Map<Integer, ProviderException> broken, boolean gained, TaskGroup group) {
        if (gained) {
            return Outcome.parked(clock.instant().plus(ProviderBackOff.after(1)), Outcome.NOTHING);
        }
        StageException failure =
                ProviderCalls.toStageException(broken.values().iterator().next());
        boolean last = failure.category() == StageException.Category.COUNTED
                && !retryPolicy().allowsAnother(claim.attempts() + 1);
        if (!last || group.pending().isPresent() || there(claim) < MusicVideoSettings.FEWEST_CLIPS) {
            throw failure;
        }
        broken.forEach((number, e) -> whileHeld(claim, () -> giveUp(claim.jobId(), number, e.getMessage())));
        return enough(claim);
    }

    private long there(Claim claim) {
        return clips.list(claim.jobId()).stream().filter(FilmClip::isThere).count();
    }

    /** The clips in progress: those under way, then the next in order. */
    private Map<String, ProviderWork<Prediction>> next(String jobId) {
        Set<String> begun =
                tasks.listLast(jobId).stream().map(ProviderTask::name).collect(Collectors.toSet());
        List<FilmClip> all = clips.list(jobId);
        Map<String, ProviderWork<Prediction>> works = new LinkedHashMap<>();
        all.stream()
                .filter(FilmClip::isWanted)
                .sorted(Comparator.comparing(clip -> !begun.contains(clip.task())))
                .limit(AT_ONCE)
                .forEach(clip -> {
                    if (!begun.contains(clip.task())) {
                        story.say(jobId, step(), "Generating clip " + (clip.number() + 1) + "/" + all.size());
                    }
                    works.put(clip.task(), predictions.of(jobId, clip.number(), clip.round()));
                });
        return works;
    }

    /** @throws JobWithdrawnException when the film or its change was withdrawn meanwhile */
    private void whileHeld(Claim claim, Runnable change) {
        if (!jobs.whileHeld(claim, change)) {
            throw new JobWithdrawnException(claim.jobId());
        }
    }

    /** Tries the same model with a softened prompt, then the next model, or gives the clip up. */
    private void passOn(String jobId, int number, JobError error) {
        FilmClip clip = clips.get(jobId, number);
        String softer = Prompts.withoutFlagged(clip.prompt(), error.message());
        int next = predictions.modelFor(clip, clip.model() + 1);
        if (wasWithdrawn(error)) {
            clips.giveTo(jobId, number, clip.model(), "");
        } else if (error.code().equals("prompt_refused") && !softer.equals(clip.prompt())) {
            clips.rephrase(jobId, number, softer);
        } else if (next < settings.clipModels().size()) {
            clips.giveTo(jobId, number, next, error.message());
        } else {
            giveUp(jobId, number, error.message());
        }
    }

    private void giveUp(String jobId, int number, String reason) {
        clips.markFailed(jobId, number, reason);
        story.say(
                jobId,
                step(),
                "Clip " + (number + 1) + " did not come about: " + reason,
                JSON.createObjectBuilder()
                        .add(
                                "clip",
                                JSON.createObjectBuilder().add("index", number).add("status", "failed"))
                        .build());
    }

    /** @param broken clips that could not be fetched now; they are left out, and more are added */
    private boolean fetchAll(Claim claim, Map<Integer, ProviderException> broken) throws InterruptedException {
        List<FilmClip> ready = clips.list(claim.jobId()).stream()
                .filter(FilmClip::isToBeFetched)
                .filter(clip -> !broken.containsKey(clip.number()))
                .toList();
        int before = broken.size();
        for (FilmClip clip : ready) {
            try {
                fetch(claim, clip);
            } catch (ProviderException e) {
                broken.put(clip.number(), e);
            }
        }
        return ready.size() > broken.size() - before;
    }

    /** @throws ProviderException when it could not be fetched, but a later attempt may succeed */
    private void fetch(Claim claim, FilmClip clip) throws InterruptedException {
        boolean again = films.get(claim.jobId()).videoKey().isPresent();
        String key = again
                ? FilmMedia.remadeClipKey(claim.jobId(), clip.number(), claim.version())
                : FilmMedia.clipKey(claim.jobId(), clip.number());
        try (TemporaryFile file = files.fetch(claim, clip.output().orElseThrow(), "clip")) {
            Source.Clip measured = new FilmComposer(ffmpeg).openClip(file.path());
            long bytes = Files.size(file.path());
            media.put(
                    claim.jobId(),
                    MediaKind.VIDEO_CLIP,
                    key,
                    target -> Files.copy(file.path(), target, StandardCopyOption.REPLACE_EXISTING));
            Duration length = Duration.ofMillis(Math.round(measured.frames() * 1_000 / FRAMES_PER_SECOND));
            if (!jobs.whileHeld(claim, () -> clips.markStored(claim.jobId(), clip.number(), key, bytes, length))) {
                if (again) {
                    media.remove(MediaKind.VIDEO_CLIP, key);
                }
                throw new JobWithdrawnException(claim.jobId());
            }
            tell(claim, clip.number(), key);
        } catch (ProviderException e) {
            if (e.category() != ProviderException.Category.REJECTED) {
                throw e;
            }
            JobError gone = new JobError("clip_gone", "The clip could not be fetched.", true);
            whileHeld(claim, () -> passOn(claim.jobId(), clip.number(), gone));
        } catch (RenderingException e) {
            if (e.category() != RenderingException.Category.UNUSABLE_CLIP) {
                throw broken("A clip could not be looked at.", e);
            }
            JobError unreadable = new JobError("clip_unreadable", e.getMessage(), true);
            whileHeld(claim, () -> passOn(claim.jobId(), clip.number(), unreadable));
        } catch (IOException e) {
            throw broken("A clip could not be stored.", e);
        }
    }

    private static StageException broken(String sentence, Exception cause) {
        return new StageException(
                StageException.Category.COUNTED, FilmErrorCode.GENERATION_ERROR.error(sentence, true), cause);
    }

    private void tell(Claim claim, int number, String key) {
        List<FilmClip> all = clips.list(claim.jobId());
        long there = all.stream().filter(FilmClip::isThere).count();
        story.say(
                claim.jobId(),
                step(),
                "Clip " + there + "/" + all.size() + " is ready",
                JSON.createObjectBuilder()
                        .add(
                                "clip",
                                JSON.createObjectBuilder()
                                        .add("index", number)
                                        .add("status", "completed")
                                        .add("preview_url", addresses.clip(key)))
                        .build());
        story.progress(claim, step().at((double) there / all.size()));
        jobs.wakeForSpareWork(claim.jobId(), WorkerPool.RENDER);
    }

    private Outcome enough(Claim claim) {
        List<FilmClip> all = clips.list(claim.jobId());
        long there = all.stream().filter(FilmClip::isThere).count();
        if (there < MusicVideoSettings.FEWEST_CLIPS) {
            return Outcome.failed(FilmErrorCode.TOO_FEW_CLIPS.error(
                    "Only " + there + " of " + all.size() + " clips came about, which is too few for a video.", true));
        }
        return done(
                claim,
                Outcome.NOTHING,
                JSON.createObjectBuilder()
                        .add("clips", there)
                        .add("wanted", all.size())
                        .build());
    }

    @Override
    public ProviderWork<Prediction> workOf(String jobId, String taskName) {
        TaskNames task = TaskNames.read(taskName);
        return predictions.of(jobId, task.number(), task.round());
    }
}
