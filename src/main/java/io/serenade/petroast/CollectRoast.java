package io.serenade.petroast;

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
import io.serenade.providers.AvatarVideoMaker;
import io.serenade.providers.ProviderException;
import io.serenade.rendering.ffmpeg.Ffmpeg;
import io.serenade.rendering.speech.TalkingClip;
import io.serenade.storage.MediaKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/** Copies the video into our storage, because it is unknown how long the provider keeps it. */
@ApplicationScoped
public class CollectRoast implements Stage {
    public static final String NAME = "collect";

    private static final Logger LOG = System.getLogger(CollectRoast.class.getName());
    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final Duration COPYING = Duration.ofMinutes(1);
    private static final int RENDERED_PERCENT = 80;

    @Inject
    Roasts roasts;

    @Inject
    JobMedia media;

    @Inject
    AvatarVideoMaker maker;

    @Inject
    Ffmpeg ffmpeg;

    @Inject
    ProviderCalls calls;

    @Inject
    PetRoastSettings settings;

    @Inject
    Jobs jobs;

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
        return TIMEOUT.plus(COPYING).plusMinutes(1);
    }

    @Override
    public RetryPolicy retryPolicy() {
        return settings.retryPolicy();
    }

    @Override
    public Outcome run(Claim claim) throws InterruptedException {
        jobs.report(claim, RENDERED_PERCENT);
        Roast roast = roasts.get(claim.jobId());
        String key = claim.jobId() + (roast.isToBeDrawnOver() ? "-plain.mp4" : ".mp4");
        try {
            collect(claim, roast.videoAddress().orElseThrow(), key);
            return Outcome.done(() -> roasts.get(claim.jobId()).markCollected(key));
        } catch (ProviderException e) {
            throw ProviderCalls.toStageException(e);
        } catch (IOException | UncheckedIOException e) {
            throw new StageException(
                    Category.UNAVAILABLE, new JobError("storage_failed", "The video could not be stored.", true), e);
        } finally {
            media.removeIfWithdrawn(claim.jobId(), MediaKind.GENERATED, List.of(key));
        }
    }

    private void collect(Claim claim, URI address, String key) throws IOException, InterruptedException {
        Path download = Files.createTempFile("serenade-roast", null);
        Path ours = Files.createTempFile("serenade-roast", ".mp4");
        try {
            calls.call(
                    claim.jobId(),
                    maker.name(),
                    "download-video",
                    claim.attempts() + 1,
                    () -> maker.fetch(address, download, TIMEOUT));
            boolean tagged = tag(claim, download, ours);
            media.put(
                    claim.jobId(),
                    MediaKind.GENERATED,
                    key,
                    file -> Files.move(tagged ? ours : download, file, StandardCopyOption.REPLACE_EXISTING));
        } finally {
            Files.deleteIfExists(download);
            Files.deleteIfExists(ours);
        }
    }

    /**
     * Replaces the maker's metadata in the video by ours. If that fails, the video is kept as it came, because it is
     * paid.
     */
    private boolean tag(Claim claim, Path download, Path ours) throws InterruptedException {
        try {
            new TalkingClip(ffmpeg).copy(download, RoastTags.of(maker.name()), ours, COPYING);
            return true;
        } catch (IOException | UncheckedIOException e) {
            LOG.log(Level.WARNING, "Job {0}: the video is kept as it came: {1}", claim.jobId(), e.getMessage());
            return false;
        }
    }
}
