package io.serenade.musicvideo;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.jobs.Claim;
import io.serenade.jobs.JobMedia;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.RetryPolicy;
import io.serenade.jobs.StageException;
import io.serenade.jobs.WorkerPool;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Cuts the film: encodes what is not encoded yet, segment by segment, and joins it with the song. Between segments others
 * get their turn at the processors.
 */
@ApplicationScoped
public class ComposeFilm extends FilmStage {
    /** Half a second, half of it on each side of the beat. */
    static final int CROSSFADE_FRAMES = 16;

    /** Until other films have a turn; other products have theirs after each segment. */
    private static final Duration TURN = Duration.ofSeconds(20);

    private static final Duration JOINING = Duration.ofSeconds(120);

    @Inject
    FilmCut cut;

    @Inject
    SegmentFolder segments;

    @Inject
    JobMedia media;

    @Inject
    Ffmpeg ffmpeg;

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

    /** Specification, Composer: one retry. */
    @Override
    public RetryPolicy retryPolicy() {
        return new RetryPolicy(2, List.of(Duration.ofSeconds(2)));
    }

    @Override
    Outcome work(Claim claim, Film film) throws InterruptedException {
        FilmComposer composer = new FilmComposer(ffmpeg);
        try (FilmCut.Opened opened = cut.open(film, composer)) {
            Timeline timeline = Timeline.of(opened.plan());
            Path folder = segments.of(claim.jobId());
            if (!encode(claim, composer, timeline, folder)) {
                return Outcome.parked(clock.instant(), Outcome.NOTHING);
            }
            return join(claim, composer, timeline, folder, opened.song());
        } catch (RenderingException e) {
            throw failure(e.getMessage(), e);
        } catch (IOException e) {
            throw failure("The video could not be put together.", e);
        }
    }

    private static StageException failure(String sentence, Exception cause) {
        return new StageException(
                StageException.Category.COUNTED, FilmFault.COMPOSITION_FAILED.error(sentence, true), cause);
    }

    /** @return false when others are to have a turn before the rest */
    private boolean encode(Claim claim, FilmComposer composer, Timeline timeline, Path folder)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        int there = 0;
        for (Segment segment : timeline.segments()) {
            Path file = folder.resolve(segment.key());
            if (!Files.exists(file)) {
                if (System.nanoTime() - begun > TURN.toNanos() || jobs.isAwaitedByOthers(pool(), Film.PRODUCT)) {
                    return false;
                }
                composer.encode(segment, file);
            }
            there++;
            story.progress(
                    claim,
                    Math.min(98, step().at((double) there / timeline.segments().size())));
        }
        return true;
    }

    private Outcome join(Claim claim, FilmComposer composer, Timeline timeline, Path folder, Path song)
            throws IOException, InterruptedException {
        String key = FilmMedia.videoKey(claim.jobId());
        MovieTags tags = new MovieTags(
                "", "Made with AI: pictures and clips by generative models, cut to an uploaded song", "Serenade");
        SyncReport[] report = new SyncReport[1];
        long[] bytes = new long[1];
        media.put(claim.jobId(), MediaKind.VIDEO_OUTPUT, key, target -> {
            report[0] = composer.join(timeline, segment -> folder.resolve(segment.key()), song, tags, target, JOINING);
            bytes[0] = Files.size(target);
        });
        return done(
                claim,
                () -> films.get(claim.jobId()).finish(key, bytes[0], SyncJson.write(report[0]), clock.instant()),
                JSON.createObjectBuilder()
                        .add("frames", report[0].frames())
                        .add("cuts", report[0].cuts().size())
                        .add("largest_error_ms", Math.round(report[0].largestErrorMilliseconds() * 10) / 10.0)
                        .add("bytes", bytes[0])
                        .build());
    }
}
