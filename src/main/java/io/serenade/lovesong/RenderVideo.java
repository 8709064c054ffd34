package io.serenade.lovesong;

import io.serenade.jobs.Claim;
import io.serenade.jobs.JobError;
import io.serenade.jobs.JobMedia;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.RetryPolicy;
import io.serenade.jobs.Stage;
import io.serenade.jobs.StageException;
import io.serenade.jobs.WorkerPool;
import io.serenade.platform.files.FullDisk;
import io.serenade.platform.settings.ServerSettings;
import io.serenade.rendering.RenderingException;
import io.serenade.rendering.record.RecordArt;
import io.serenade.rendering.record.RecordVideo;
import io.serenade.rendering.record.RecordVideoSettings;
import io.serenade.rendering.record.RenderOrder;
import io.serenade.rendering.record.RenderedVideo;
import io.serenade.rendering.record.ShareWords;
import io.serenade.site.theme.Theme;
import io.serenade.storage.LocalCopy;
import io.serenade.storage.MediaKind;
import io.serenade.storage.MediaStore;
import io.serenade.storage.MissingMediaException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Renders the record video with its poster and share picture; after one retry it fails. */
@ApplicationScoped
public class RenderVideo implements Stage {
    public static final String NAME = "render-video";

    private static final Logger LOG = System.getLogger(RenderVideo.class.getName());

    @Inject
    Submissions submissions;

    @Inject
    Jobs jobs;

    @Inject
    MediaStore media;

    @Inject
    JobMedia outputs;

    @Inject
    RecordVideo video;

    @Inject
    RecordVideoSettings settings;

    @Inject
    RecordArt art;

    @Inject
    Theme theme;

    @Inject
    ServerSettings server;

    @Inject
    Clock clock;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public WorkerPool pool() {
        return WorkerPool.RENDER;
    }

    @Override
    public Duration deadline() {
        return settings.deadline().plusSeconds(30);
    }

    @Override
    public RetryPolicy retryPolicy() {
        return new RetryPolicy(2, List.of(Duration.ofSeconds(10)));
    }

    @Override
    public Duration maxDeferral() {
        return Duration.ofHours(1);
    }

    @Override
    public Outcome run(Claim claim) throws InterruptedException {
        String id = claim.jobId();
        jobs.whileHeld(claim, () -> submissions.get(id).startVideo(clock.instant()));
        Submission submission = submissions.get(id);
        try {
            RenderedVideo rendered = render(submission);
            LOG.log(
                    Level.INFO,
                    "Job {0}: {1} s of video, {2} bytes, rendered in {3} ms",
                    id,
                    Long.toString(rendered.length().toSeconds()),
                    Long.toString(rendered.bytes()),
                    Long.toString(rendered.elapsed().toMillis()));
            return Outcome.done(() -> {
                submissions.get(id).noteWaveform(rendered.waveform());
                submissions.get(id).markRendered(rendered.length(), clock.instant());
            });
        } catch (RenderingException e) {
            LOG.log(Level.WARNING, "Job {0}: rendering failed: {1}", id, e.detail());
            if (FullDisk.isCauseOf(e)) {
                throw notStored(e);
            }
            JobError error = new JobError(code(e), e.getMessage(), e.isRetryable());
            Runnable end = () -> submissions.get(id).endVideo(clock.instant());
            return e.isRetryable() ? new Outcome.Retry(error, end) : new Outcome.Failed(error, end);
        } catch (IOException e) {
            LOG.log(Level.ERROR, "Job " + id + ": the video could not be stored", e);
            throw notStored(e);
        }
    }

    private static StageException notStored(Exception e) {
        JobError error = new JobError("storage_failed", "The video could not be stored.", true);
        return new StageException(StageException.Category.UNAVAILABLE, error, e);
    }

    private RenderedVideo render(Submission submission) throws IOException, InterruptedException {
        String songKey = submission.songKey().orElse(submission.sessionId() + ".mp3");
        try (LocalCopy photo = fetch(MediaKind.PHOTO, submission.photoKey());
                LocalCopy song = fetch(MediaKind.SONG, songKey)) {
            return render(submission, photo.path(), song.path());
        }
    }

    private RenderedVideo render(Submission submission, Path photo, Path song)
            throws IOException, InterruptedException {
        String id = submission.sessionId();
        RenderOrder order = new RenderOrder(
                        photo,
                        song,
                        submission.petName(),
                        submission.ownerName(),
                        "Made with AI. Song by Sonauto (https://sonauto.ai), video by Serenade.",
                        settings.deadline())
                .withChoruses(Choruses.of(submission.lyrics(), submission.lyricTimes()));
        RenderedVideo[] rendered = new RenderedVideo[1];
        outputs.put(id, MediaKind.VIDEO, id + ".mp4", target -> rendered[0] = video.render(order, target));
        outputs.put(
                id,
                MediaKind.VIDEO,
                id + ".jpg",
                target -> Files.write(target, art.posterJpeg(photo, submission.petName(), submission.ownerName())));
        outputs.put(
                id,
                MediaKind.VIDEO,
                id + "-share.jpg",
                target -> Files.write(target, art.shareImageJpeg(photo, words(submission, rendered[0]))));
        return rendered[0];
    }

    private ShareWords words(Submission submission, RenderedVideo rendered) {
        return new ShareWords(
                submission.petName(),
                submission.ownerName(),
                submission.lyrics().flatMap(LyricLine::of),
                Optional.of(rendered.length()),
                theme.brand(),
                server.publicBaseUrl().getAuthority());
    }

    private LocalCopy fetch(MediaKind kind, String key) throws IOException, InterruptedException {
        try {
            return media.fetch(kind, key);
        } catch (MissingMediaException e) {
            JobError error = new JobError(
                    kind == MediaKind.SONG ? "song_missing" : "photo_missing",
                    "A file of this song is missing in the storage.",
                    kind == MediaKind.SONG);
            throw new StageException(StageException.Category.FINAL, error, e);
        }
    }

    private static String code(RenderingException e) {
        return "render_" + e.category().name().toLowerCase(Locale.ROOT);
    }
}
