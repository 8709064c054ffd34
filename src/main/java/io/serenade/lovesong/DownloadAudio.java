package io.serenade.lovesong;

import io.serenade.jobs.Claim;
import io.serenade.jobs.JobError;
import io.serenade.jobs.JobMedia;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.RetryPolicy;
import io.serenade.jobs.Stage;
import io.serenade.jobs.StageException;
import io.serenade.jobs.WorkerPool;
import io.serenade.jobs.calls.ProviderCalls;
import io.serenade.providers.ProviderException;
import io.serenade.providers.RemoteFiles;
import io.serenade.providers.SongGenerator;
import io.serenade.storage.MediaKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;

/** Copies the finished song into our storage; three tries. */
@ApplicationScoped
public class DownloadAudio implements Stage {
    public static final String NAME = "download-audio";

    private static final Logger LOG = System.getLogger(DownloadAudio.class.getName());
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    @Inject
    Submissions submissions;

    @Inject
    JobMedia media;

    @Inject
    RemoteFiles files;

    @Inject
    SongGenerator generator;

    @Inject
    ProviderCalls calls;

    @Inject
    LoveSongSettings settings;

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
        return TIMEOUT.plusSeconds(30);
    }

    @Override
    public RetryPolicy retryPolicy() {
        return RetryPolicy.attempts(3);
    }

    @Override
    public Duration maxDeferral() {
        return Duration.ofHours(1);
    }

    @Override
    public Outcome run(Claim claim) throws InterruptedException {
        String key = claim.jobId() + "." + settings.songFormat();
        URI song = URI.create(submissions.get(claim.jobId()).songUrl().orElseThrow());
        if (!submissions.get(claim.jobId()).isDownloaded()) {
            download(claim, song, key);
        }
        return Outcome.done(() -> submissions.get(claim.jobId()).markDownloaded(key));
    }

    private void download(Claim claim, URI song, String key) throws InterruptedException {
        try {
            media.put(
                    claim.jobId(),
                    MediaKind.SONG,
                    key,
                    target ->
                            calls.call(claim.jobId(), generator.name(), "download-audio", claim.attempts() + 1, () -> {
                                fetch(song, target);
                                return target;
                            }));
        } catch (ProviderException e) {
            LOG.log(Level.WARNING, "Job {0}: {1} could not be downloaded: {2}", claim.jobId(), song, e.getMessage());
            throw ProviderCalls.toStageException(e);
        } catch (IOException | UncheckedIOException e) {
            LOG.log(Level.ERROR, "Job " + claim.jobId() + ": the song could not be stored", e);
            JobError error = new JobError("storage_failed", "The song could not be stored.", true);
            throw new StageException(StageException.Category.UNAVAILABLE, error, e);
        }
    }

    private void fetch(URI song, java.nio.file.Path target) {
        try {
            files.fetch(song, target, TIMEOUT);
        } catch (IOException e) {
            throw new ProviderException(ProviderException.Category.BROKEN, "The download broke off.", e);
        }
    }
}
