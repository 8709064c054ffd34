package io.serenade.talkingpet;

import io.serenade.jobs.Claim;
import io.serenade.jobs.JobError;
import io.serenade.jobs.JobMedia;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.RetryPolicy;
import io.serenade.jobs.Stage;
import io.serenade.jobs.StageException;
import io.serenade.jobs.StageException.Category;
import io.serenade.jobs.WorkerPool;
import io.serenade.jobs.calls.ProviderCalls;
import io.serenade.platform.files.FullDisk;
import io.serenade.providers.MediaGenerator;
import io.serenade.providers.ProviderException;
import io.serenade.rendering.ffmpeg.Ffmpeg;
import io.serenade.rendering.ffmpeg.FfmpegException;
import io.serenade.rendering.speech.TalkingClip;
import io.serenade.storage.MediaKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Copies the model's clip into our storage immediately, because the provider deletes it after an hour. */
@ApplicationScoped
public class CollectClip implements Stage {
    public static final String NAME = "collect-clip";

    private static final Duration FETCHING = Duration.ofMinutes(4);
    private static final Duration COPYING = Duration.ofMinutes(1);
    private static final int ANIMATED_PERCENT = 80;

    @Inject
    PetClips clips;

    @Inject
    MediaGenerator generator;

    @Inject
    ProviderCalls calls;

    @Inject
    JobMedia media;

    @Inject
    Ffmpeg ffmpeg;

    @Inject
    Jobs jobs;

    @Inject
    Clock clock;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public WorkerPool pool() {
        return WorkerPool.IO;
    }

    @Override
    public Duration deadline() {
        return FETCHING.plus(COPYING).plusMinutes(1);
    }

    @Override
    public RetryPolicy retryPolicy() {
        return RetryPolicy.attempts(4);
    }

    @Override
    public Outcome run(Claim claim) throws InterruptedException {
        jobs.report(claim, ANIMATED_PERCENT);
        PetClip clip = clips.get(claim.jobId());
        String key = PetMedia.clipKey(clip);
        try {
            collect(claim, clip, key);
            return Outcome.done(() -> clips.get(claim.jobId()).markClipStored());
        } catch (ProviderException e) {
            StageException failure = ProviderCalls.toStageException(e);
            throw new StageException(
                    isWorthWaiting(clip) ? failure.category() : Category.COUNTED,
                    failure.error(),
                    failure.retryAfter(),
                    e);
        } catch (IOException | UncheckedIOException e) {
            if (e instanceof FfmpegException && !FullDisk.isCauseOf(e)) {
                JobError error = new JobError("clip_unreadable", "The model made no clip that can be read.", true);
                throw new StageException(Category.FINAL, error, e);
            }
            JobError error = new JobError("storage_failed", "The clip could not be stored.", true);
            throw new StageException(isWorthWaiting(clip) ? Category.UNAVAILABLE : Category.COUNTED, error, e);
        } finally {
            media.removeIfWithdrawn(claim.jobId(), MediaKind.CLIP, List.of(key));
        }
    }

    /** Waiting makes sense only while the provider still keeps the clip. */
    private boolean isWorthWaiting(PetClip clip) {
        return clock.instant().isBefore(clip.outputKeptUntil());
    }

    private void collect(Claim claim, PetClip clip, String key) throws IOException, InterruptedException {
        Path download = Files.createTempFile("serenade-pet", ".mp4");
        try {
            calls.call(
                    claim.jobId(),
                    generator.name(),
                    "download-clip",
                    claim.attempts() + 1,
                    () -> generator.fetch(clip.output().orElseThrow(), download, FETCHING));
            media.put(claim.jobId(), MediaKind.CLIP, key, file -> new TalkingClip(ffmpeg)
                    .copy(download, PetTags.of(clip), file, COPYING));
        } finally {
            Files.deleteIfExists(download);
        }
    }
}
