package io.serenade.musicvideo.stages;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.jobs.Claim;
import io.serenade.jobs.JobMedia;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.StageException;
import io.serenade.musicvideo.film.Film;
import io.serenade.musicvideo.film.FilmAddresses;
import io.serenade.musicvideo.film.FilmErrorCode;
import io.serenade.musicvideo.film.FilmMedia;
import io.serenade.musicvideo.film.FilmStep;
import io.serenade.musicvideo.film.FilmStory;
import io.serenade.musicvideo.film.Films;
import io.serenade.musicvideo.film.SegmentFolder;
import io.serenade.rendering.RenderingException;
import io.serenade.rendering.ffmpeg.Ffmpeg;
import io.serenade.rendering.film.FilmComposer;
import io.serenade.rendering.film.Segment;
import io.serenade.rendering.film.Timeline;
import io.serenade.rendering.mp4.MovieTags;
import io.serenade.storage.MediaKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/** Previews made of the reference pictures with camera moves, cut on the beat, before money is spent on clips. */
@ApplicationScoped
public class Animatics {
    private static final Duration JOINING = Duration.ofSeconds(60);

    /** For one child; a segment of stills takes about a second. */
    private static final Duration CHILD_DEADLINE = Duration.ofSeconds(30);

    /** For all segments, so that the stage ends in its own time. What is encoded by then is there at the next attempt. */
    private static final Duration ENCODING = Duration.ofSeconds(90);

    /** One at a time: animatics are small and quick, but the renders need the processors too. */
    final Semaphore places = new Semaphore(1);

    @Inject
    Films films;

    @Inject
    FilmStory story;

    @Inject
    FilmCut cut;

    @Inject
    FilmAddresses addresses;

    @Inject
    SegmentFolder segments;

    @Inject
    JobMedia media;

    @Inject
    Jobs jobs;

    @Inject
    Ffmpeg ffmpeg;

    /** @return false when another one is being made; the worker that would wait here is needed for calls */
    boolean make(Claim claim, Film film) throws InterruptedException {
        String key = FilmMedia.animaticKey(claim.jobId());
        if (!places.tryAcquire()) {
            return false;
        }
        FilmComposer composer = new FilmComposer(ffmpeg, CHILD_DEADLINE);
        try (FilmCut.Opened opened = cut.openPreview(film, composer)) {
            write(claim, opened, composer, key);
        } catch (RenderingException | IOException e) {
            throw failure("The animatic could not be made.", e);
        } finally {
            places.release();
        }
        jobs.whileHeld(claim, () -> films.get(claim.jobId()).keepAnimatic(key));
        story.say(
                claim.jobId(),
                FilmStep.PROMPT_GENERATION,
                film.isReviewed()
                        ? "The animatic is ready; clips are made once it is approved"
                        : "The animatic is ready",
                JSON.createObjectBuilder()
                        .add("animatic_url", addresses.output(key))
                        .build());
        return true;
    }

    private static StageException failure(String sentence, Exception cause) {
        return new StageException(
                StageException.Category.COUNTED, FilmErrorCode.GENERATION_ERROR.error(sentence, true), cause);
    }

    private void write(Claim claim, FilmCut.Opened opened, FilmComposer composer, String key)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Timeline timeline = Timeline.of(opened.plan());
        Path folder = segments.of(claim.jobId());
        for (Segment segment : timeline.segments()) {
            if (!Files.exists(folder.resolve(segment.key()))) {
                if (System.nanoTime() - begun > ENCODING.toNanos()) {
                    throw failure("The animatic takes too long to make.", null);
                }
                composer.encode(segment, folder.resolve(segment.key()));
            }
        }
        MovieTags tags = new MovieTags("", "Made with AI: pictures by generative models, a first look", "Serenade");
        media.put(
                claim.jobId(),
                MediaKind.VIDEO_OUTPUT,
                key,
                target -> composer.join(
                        timeline, segment -> folder.resolve(segment.key()), opened.song(), tags, target, JOINING));
    }
}
