package io.serenade.petroast;

import io.serenade.detector.Box;
import io.serenade.detector.DetectorUnavailableException;
import io.serenade.detector.PetDetector;
import io.serenade.detector.Sighting;
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
import io.serenade.platform.files.FullDisk;
import io.serenade.providers.AvatarVideoMaker;
import io.serenade.rendering.ffmpeg.Ffmpeg;
import io.serenade.rendering.ffmpeg.FrameReader;
import io.serenade.rendering.ffmpeg.FrameReader.SampledFrame;
import io.serenade.rendering.filters.ArFilter;
import io.serenade.rendering.filters.FilteredClip;
import io.serenade.rendering.filters.PetTrack;
import io.serenade.rendering.filters.PetTrack.Spot;
import io.serenade.rendering.image.JpegWriter;
import io.serenade.rendering.mp4.ClipTracks;
import io.serenade.rendering.speech.Captions;
import io.serenade.rendering.speech.Captions.Cue;
import io.serenade.storage.LocalCopy;
import io.serenade.storage.MediaKind;
import io.serenade.storage.MediaStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Draws the filter and the captions that were ordered over the video. The video is paid by then, so if nothing can be drawn,
 * it is delivered unchanged. Finally a frame of the delivered video is stored as its poster.
 */
@ApplicationScoped
public class DrawFilter implements Stage {
    /** The last stage of a roast, even with nothing to draw. */
    public static final String NAME = "filter";

    private static final Logger LOG = System.getLogger(DrawFilter.class.getName());

    /** The longest text makes a video of some six minutes. */
    private static final Duration DRAWING = Duration.ofMinutes(12);

    private static final Duration PICTURING = Duration.ofSeconds(30);

    /** When the poster frame is shown: after the opening and before the end. */
    private static final Duration POSTER_AT = Duration.ofSeconds(1);

    private static final int POSTER_SIDE = 1280;
    private static final float POSTER_QUALITY = 0.85f;
    private static final int COLLECTED_PERCENT = 90;
    private static final int MAX_LOOKS = 8;

    @Inject
    Roasts roasts;

    @Inject
    MediaStore store;

    @Inject
    JobMedia media;

    @Inject
    Ffmpeg ffmpeg;

    @Inject
    PetDetector detector;

    @Inject
    AvatarVideoMaker maker;

    @Inject
    Jobs jobs;

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
        return DRAWING.plusMinutes(2);
    }

    @Override
    public RetryPolicy retryPolicy() {
        return new RetryPolicy(2, List.of(Duration.ofSeconds(5)));
    }

    @Override
    public Outcome run(Claim claim) throws InterruptedException {
        Roast roast = roasts.get(claim.jobId());
        if (!roast.isToBeDrawnOver() || roast.video().isPresent()) {
            Optional<String> poster = poster(claim.jobId(), roast.video().orElseThrow());
            return Outcome.done(() -> notePoster(claim.jobId(), poster));
        }
        jobs.report(claim, COLLECTED_PERCENT);
        String key = claim.jobId() + ".mp4";
        try (LocalCopy plain =
                store.fetch(MediaKind.GENERATED, roast.plainVideo().orElseThrow())) {
            return draw(claim, roast, plain.path(), key);
        } catch (IOException | UncheckedIOException e) {
            throw new StageException(
                    Category.UNAVAILABLE, new JobError("storage_failed", "The video could not be stored.", true), e);
        } finally {
            media.removeIfWithdrawn(claim.jobId(), MediaKind.GENERATED, List.of(key, posterKey(claim.jobId())));
        }
    }

    private static String posterKey(String jobId) {
        return jobId + ".jpg";
    }

    private void notePoster(String jobId, Optional<String> key) {
        key.ifPresent(stored -> roasts.get(jobId).markPoster(stored));
    }

    private Optional<String> poster(String jobId, String video) throws InterruptedException {
        try (LocalCopy finished = store.fetch(MediaKind.GENERATED, video)) {
            return poster(jobId, finished.path());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Job {0}: the video has no poster: {1}", jobId, e.getMessage());
            return Optional.empty();
        }
    }

    /** Stores a frame of the finished video; a failure is ignored, because the video is good without it. */
    private Optional<String> poster(String jobId, Path video) throws InterruptedException {
        try {
            byte[] jpeg = JpegWriter.write(
                    new FrameReader(ffmpeg).still(video, POSTER_AT, POSTER_SIDE, PICTURING), POSTER_QUALITY);
            media.put(jobId, MediaKind.GENERATED, posterKey(jobId), file -> Files.write(file, jpeg));
            return Optional.of(posterKey(jobId));
        } catch (IOException | UncheckedIOException e) {
            LOG.log(Level.WARNING, "Job {0}: the video has no poster: {1}", jobId, e.getMessage());
            return Optional.empty();
        }
    }

    private Outcome draw(Claim claim, Roast roast, Path plain, String key) throws IOException, InterruptedException {
        Path drawn = Files.createTempFile("serenade-roast", ".mp4");
        try {
            try {
                new FilteredClip(ffmpeg)
                        .write(
                                plain,
                                roast.filter(),
                                trackFor(roast.filter(), plain),
                                cues(roast, plain),
                                RoastTags.of(maker.name()),
                                drawn,
                                DRAWING);
            } catch (IOException e) {
                if (FullDisk.isCauseOf(e)) {
                    throw e;
                }
                return asItCame(claim, plain, e);
            }
            Optional<String> poster = poster(claim.jobId(), drawn);
            media.put(
                    claim.jobId(),
                    MediaKind.GENERATED,
                    key,
                    file -> Files.move(drawn, file, StandardCopyOption.REPLACE_EXISTING));
            return Outcome.done(() -> {
                roasts.get(claim.jobId()).markDrawn(key);
                notePoster(claim.jobId(), poster);
            });
        } finally {
            Files.deleteIfExists(drawn);
        }
    }

    private Outcome asItCame(Claim claim, Path plain, IOException failure) throws InterruptedException {
        LOG.log(Level.WARNING, "Job {0}: nothing was drawn over the video: {1}", claim.jobId(), failure.getMessage());
        if (retryPolicy().allowsAnother(claim.attempts() + 1)) {
            JobError error = new JobError("filter_failed", "The filter or the captions could not be drawn.", true);
            throw new StageException(Category.COUNTED, error, failure);
        }
        Optional<String> poster = poster(claim.jobId(), plain);
        return Outcome.done(() -> {
            roasts.get(claim.jobId()).markUndrawn();
            notePoster(claim.jobId(), poster);
        });
    }

    /** The times of the speech are unknown; it fills the video. */
    private static List<Cue> cues(Roast roast, Path clip) throws IOException {
        if (roast.captions() != CaptionStyle.BURNED) {
            return List.of();
        }
        String said = roast.narration().orElseThrow();
        return Captions.cues(Captions.estimated(said, ClipTracks.read(clip).pictures()), Duration.ZERO);
    }

    /** If detection is unavailable, the pet is assumed to be where portraits place it. */
    private PetTrack trackFor(Optional<ArFilter> filter, Path clip) throws IOException, InterruptedException {
        List<Spot> spots = new ArrayList<>();
        if (filter.filter(ArFilter::followsPet).isPresent() && detector.isOn()) {
            try {
                for (SampledFrame frame :
                        new FrameReader(ffmpeg).sample(clip, MAX_LOOKS, DRAWING).frames()) {
                    Sighting sighting = detector.detect(frame.picture());
                    if (sighting.petSeen()) {
                        spots.add(spot(frame.at(), sighting.box()));
                    }
                }
            } catch (DetectorUnavailableException e) {
                LOG.log(Level.WARNING, "The pet was not looked for, to be crowned: {0}", e.getMessage());
            }
        }
        return new PetTrack(spots);
    }

    private static Spot spot(Duration at, Box box) {
        return new Spot(at, box.left(), box.top(), box.width(), box.height());
    }
}
