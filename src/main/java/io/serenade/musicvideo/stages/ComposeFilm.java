package io.serenade.musicvideo.stages;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.jobs.Claim;
import io.serenade.jobs.JobMedia;
import io.serenade.jobs.JobQueue;
import io.serenade.jobs.JobWithdrawnException;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.RetryPolicy;
import io.serenade.jobs.StageException;
import io.serenade.jobs.WorkerPool;
import io.serenade.musicvideo.film.Film;
import io.serenade.musicvideo.film.FilmAddresses;
import io.serenade.musicvideo.film.FilmClips;
import io.serenade.musicvideo.film.FilmErrorCode;
import io.serenade.musicvideo.film.FilmFile;
import io.serenade.musicvideo.film.FilmMedia;
import io.serenade.musicvideo.film.FilmShape;
import io.serenade.musicvideo.film.FilmStep;
import io.serenade.musicvideo.film.FilmVersion;
import io.serenade.musicvideo.film.FilmVersions;
import io.serenade.musicvideo.film.ReplacedFiles;
import io.serenade.musicvideo.film.SegmentFolder;
import io.serenade.platform.files.FullDisk;
import io.serenade.platform.settings.ServerSettings;
import io.serenade.rendering.RenderingException;
import io.serenade.rendering.ffmpeg.Ffmpeg;
import io.serenade.rendering.film.FilmComposer;
import io.serenade.rendering.film.Segment;
import io.serenade.rendering.film.SyncReport;
import io.serenade.rendering.film.Timeline;
import io.serenade.rendering.mp4.MovieTags;
import io.serenade.storage.MediaKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Cuts the film: encodes the missing segments one by one and joins them with the song. Between segments other jobs get
 * their turn.
 */
@ApplicationScoped
public class ComposeFilm extends FilmStage {
    /** Half a second, half of it on each side of the beat. */
    static final int CROSSFADE_FRAMES = 16;

    /** How long it works until other films have a turn; other products have theirs after each segment. */
    private static final Duration TURN = Duration.ofSeconds(20);

    private static final Duration JOINING = Duration.ofSeconds(120);

    @Inject
    FilmCut cut;

    @Inject
    JobQueue queue;

    @Inject
    SegmentFolder segments;

    @Inject
    FilmClips clips;

    @Inject
    FilmVersions versions;

    @Inject
    FilmAddresses addresses;

    @Inject
    ReplacedFiles replaced;

    @Inject
    JobMedia media;

    @Inject
    Ffmpeg ffmpeg;

    @Inject
    ServerSettings server;

    public ComposeFilm() {
        super(FilmStep.COMPOSITION);
    }

    @Override
    public WorkerPool pool() {
        return WorkerPool.RENDER;
    }

    @Override
    public Duration deadline() {
        return Duration.ofMinutes(8);
    }

    /** Other products come first: a love song waits for at most one segment, however long films have waited. */
    @Override
    public boolean givesWay() {
        return true;
    }

    /** One retry. */
    @Override
    public RetryPolicy retryPolicy() {
        return new RetryPolicy(2, List.of(Duration.ofSeconds(2)));
    }

    @Override
    Outcome work(Claim claim, Film film) throws InterruptedException {
        FilmComposer composer = new FilmComposer(ffmpeg);
        try (FilmCut.Opened opened = cut.open(film, composer)) {
            Timeline timeline = Timeline.of(opened.plan());
            queue.makeHome(claim.jobId(), server.nodeName());
            Path folder = segments.of(claim.jobId());
            if (!encode(claim, composer, timeline, folder)) {
                return Outcome.parked(clock.instant(), Outcome.NOTHING);
            }
            return join(claim, film, composer, timeline, folder, opened.song());
        } catch (RenderingException e) {
            throw failure(e.getMessage(), e);
        } catch (IOException e) {
            throw failure("The video could not be put together.", e);
        }
    }

    private static StageException failure(String sentence, Exception cause) {
        StageException.Category category =
                FullDisk.isCauseOf(cause) ? StageException.Category.UNAVAILABLE : StageException.Category.COUNTED;
        return new StageException(category, FilmErrorCode.COMPOSITION_FAILED.error(sentence, true), cause);
    }

    /**
     * At least one segment in each turn.
     *
     * @return whether all are there, and nobody waits for a turn before they are joined
     */
    private boolean encode(Claim claim, FilmComposer composer, Timeline timeline, Path folder)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        boolean encoded = false;
        int there = 0;
        for (Segment segment : timeline.segments()) {
            Path file = folder.resolve(segment.key());
            if (!Files.exists(file)) {
                if (encoded && isOthersTurn(begun)) {
                    return false;
                }
                composer.encode(segment, file);
                encoded = true;
            }
            there++;
            story.progress(
                    claim,
                    Math.min(98, step().at((double) there / timeline.segments().size())));
        }
        return !encoded || !isOthersTurn(begun);
    }

    private boolean isOthersTurn(long begun) {
        return System.nanoTime() - begun > TURN.toNanos() || queue.isAwaited(pool());
    }

    private Outcome join(Claim claim, Film film, FilmComposer composer, Timeline timeline, Path folder, Path song)
            throws IOException, InterruptedException {
        String key = keyOf(claim, film);
        MovieTags tags = new MovieTags(
                "", "Made with AI: pictures and clips by generative models, cut to an uploaded song", "Serenade");
        SyncReport[] report = new SyncReport[1];
        long[] bytes = new long[1];
        media.put(claim.jobId(), MediaKind.VIDEO_OUTPUT, key, target -> {
            report[0] = composer.join(timeline, segment -> folder.resolve(segment.key()), song, tags, target, JOINING);
            bytes[0] = Files.size(target);
            if (!isHeld(claim)) {
                throw new JobWithdrawnException(claim.jobId());
            }
        });
        // A change may be withdrawn while its cut is being stored, too; the first cut has no key of its own.
        if (isAgain(film) && !isHeld(claim)) {
            media.remove(MediaKind.VIDEO_OUTPUT, key);
            throw new JobWithdrawnException(claim.jobId());
        }
        return done(
                claim,
                () -> keep(claim.jobId(), key, bytes[0], SyncJson.write(report[0])),
                JSON.createObjectBuilder()
                        .add("frames", report[0].frames())
                        .add("cuts", report[0].cuts().size())
                        .add("largest_error_ms", Math.round(report[0].largestErrorMilliseconds() * 10) / 10.0)
                        .add("bytes", bytes[0])
                        .build());
    }

    private boolean isHeld(Claim claim) {
        return jobs.whileHeld(claim, Outcome.NOTHING);
    }

    private static boolean isAgain(Film film) {
        return film.videoKey().isPresent();
    }

    private static String keyOf(Claim claim, Film film) {
        String id = claim.jobId();
        return film.otherShape()
                .map(shape -> FilmMedia.versionKey(id, shape, claim.version()))
                .orElseGet(() -> isAgain(film) ? FilmMedia.recutKey(id, claim.version()) : FilmMedia.videoKey(id));
    }

    /** Stores the cut; when a film is cut in another shape, everything else stays as it is. */
    private void keep(String jobId, String key, long bytes, JsonObject sync) {
        Film film = films.get(jobId);
        if (film.otherShape().isEmpty()) {
            replaced.deleteAfterCommit(FilmFile.of(MediaKind.VIDEO_OUTPUT, former(film.videoKey(), key)));
            replaced.deleteAfterCommit(FilmFile.of(MediaKind.VIDEO_CLIP, clips.giveUpFormer(jobId)));
            film.finish(key, bytes, sync, clock.instant());
            return;
        }
        FilmShape shape = film.otherShape().get();
        Optional<String> before = versions.find(jobId, shape).map(FilmVersion::key);
        replaced.deleteAfterCommit(FilmFile.of(MediaKind.VIDEO_OUTPUT, former(before, key)));
        versions.put(
                new FilmVersion(
                        jobId,
                        shape,
                        film.framing(),
                        key,
                        sync,
                        film.finishedAt().orElseThrow(),
                        clock.instant()),
                bytes);
        film.endVersion();
        story.say(
                jobId,
                step(),
                "The video in " + shape.ratio() + " is ready",
                JSON.createObjectBuilder()
                        .add("format", shape.ratio())
                        .add("video_url", addresses.output(key))
                        .build());
    }

    private static List<String> former(Optional<String> before, String key) {
        return before.filter(former -> !former.equals(key)).stream().toList();
    }
}
