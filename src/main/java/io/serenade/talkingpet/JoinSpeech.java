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
import io.serenade.platform.files.FullDisk;
import io.serenade.rendering.ffmpeg.Ffmpeg;
import io.serenade.rendering.ffmpeg.FfmpegException;
import io.serenade.rendering.ffmpeg.FrameReader;
import io.serenade.rendering.ffmpeg.SpeechMuxer;
import io.serenade.rendering.filters.CaptionedClip;
import io.serenade.rendering.image.JpegWriter;
import io.serenade.rendering.mp4.MovieTags;
import io.serenade.rendering.speech.Captions;
import io.serenade.rendering.speech.Captions.Cue;
import io.serenade.rendering.speech.SpokenClip;
import io.serenade.rendering.speech.TalkingClip;
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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Adds the speech to the clip, unless the model has done so, and writes the captions: to a file, and onto the pictures
 * if ordered.
 */
@ApplicationScoped
public class JoinSpeech implements Stage {
    public static final String NAME = "join-speech";

    private static final Logger LOG = System.getLogger(JoinSpeech.class.getName());
    private static final Duration JOINING = Duration.ofMinutes(4);
    private static final Duration BURNING = Duration.ofMinutes(4);
    private static final Duration PICTURING = Duration.ofSeconds(30);
    private static final int COLLECTED_PERCENT = 90;

    /** When the poster frame is shown: after the opening and before the end. */
    private static final Duration POSTER_AT = Duration.ofSeconds(1);

    private static final int POSTER_SIDE = 1280;
    private static final float POSTER_QUALITY = 0.85f;

    @Inject
    PetClips clips;

    @Inject
    MediaStore store;

    @Inject
    JobMedia media;

    @Inject
    Ffmpeg ffmpeg;

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
        return JOINING.plus(BURNING).plusMinutes(1);
    }

    @Override
    public RetryPolicy retryPolicy() {
        return new RetryPolicy(2, List.of(Duration.ofSeconds(5)));
    }

    @Override
    public Outcome run(Claim claim) throws InterruptedException {
        PetClip clip = clips.get(claim.jobId());
        if (!clip.isSpeaking()) {
            boolean pictured = picture(claim.jobId());
            return Outcome.done(() -> noteIf(pictured, clips.get(claim.jobId())));
        }
        jobs.report(claim, COLLECTED_PERCENT);
        String key = PetMedia.finalKey(claim.jobId());
        try {
            Joined joined = join(clip, key);
            boolean pictured = picture(claim.jobId());
            return Outcome.done(() -> {
                PetClip made = clips.get(claim.jobId());
                made.markFinished(joined.clip().speech(), joined.clip().truncated(), joined.captions());
                noteIf(pictured, made);
            });
        } catch (IOException | UncheckedIOException e) {
            throw failure(e);
        } finally {
            media.removeIfWithdrawn(claim.jobId(), MediaKind.CLIP, List.of(key, PetMedia.posterKey(claim.jobId())));
        }
    }

    /** Clip and speech are paid and stored, so the job waits until the disk has room. */
    private static StageException failure(Exception e) {
        if (e instanceof FfmpegException && !FullDisk.isCauseOf(e)) {
            JobError error = new JobError("join_failed", "Clip and speech could not be put together.", true);
            return new StageException(Category.COUNTED, error, e);
        }
        JobError error = new JobError("storage_failed", "The finished clip could not be stored.", true);
        return new StageException(Category.UNAVAILABLE, error, e);
    }

    private static void noteIf(boolean pictured, PetClip clip) {
        if (pictured) {
            clip.markPoster();
        }
    }

    /**
     * Stores a frame of the finished clip; a failure is ignored, because the clip is good without it.
     *
     * @return whether there is one
     */
    private boolean picture(String jobId) throws InterruptedException {
        try (LocalCopy finished = store.fetch(MediaKind.CLIP, PetMedia.finalKey(jobId))) {
            byte[] jpeg = JpegWriter.write(
                    new FrameReader(ffmpeg).still(finished.path(), POSTER_AT, POSTER_SIDE, PICTURING), POSTER_QUALITY);
            media.put(jobId, MediaKind.CLIP, PetMedia.posterKey(jobId), file -> Files.write(file, jpeg));
            return true;
        } catch (IOException | UncheckedIOException e) {
            LOG.log(Level.WARNING, "Job {0}: the clip has no poster: {1}", jobId, e.getMessage());
            return false;
        }
    }

    private record Joined(SpokenClip clip, Optional<String> captions) {}

    private Joined join(PetClip clip, String key) throws IOException, InterruptedException {
        AtomicReference<Joined> joined = new AtomicReference<>();
        try (LocalCopy pictures = store.fetch(MediaKind.CLIP, PetMedia.clipKey(clip));
                LocalCopy speech = store.fetch(MediaKind.SPEECH, PetMedia.speechKey(clip.jobId()))) {
            media.put(
                    clip.jobId(),
                    MediaKind.CLIP,
                    key,
                    file -> joined.set(write(clip, pictures.path(), speech.path(), file)));
        }
        return joined.get();
    }

    private Joined write(PetClip clip, Path pictures, Path speech, Path target)
            throws IOException, InterruptedException {
        if (!clip.isCaptionsBurned()) {
            Spoken spoken = speak(clip, pictures, speech, target);
            return new Joined(spoken.clip(), captions(clip, spoken).map(Captions::webVtt));
        }
        Path plain = Files.createTempFile("serenade-uncaptioned", ".mp4");
        try {
            Spoken spoken = speak(clip, pictures, speech, plain);
            List<Cue> cues = captions(clip, spoken).orElseThrow();
            new CaptionedClip(ffmpeg).write(plain, cues, PetTags.of(clip), target, BURNING);
            return new Joined(spoken.clip(), Optional.of(Captions.webVtt(cues)));
        } finally {
            Files.deleteIfExists(plain);
        }
    }

    /** @param from when its first word is heard */
    private record Spoken(SpokenClip clip, Duration from) {}

    private Spoken speak(PetClip clip, Path pictures, Path speech, Path target)
            throws IOException, InterruptedException {
        TalkingClip talking = new TalkingClip(ffmpeg);
        MovieTags tags = PetTags.of(clip);
        if (TalkingClip.hasSound(pictures)) {
            talking.copy(pictures, tags, target, JOINING);
            return new Spoken(new SpokenClip(talking.lengthOf(speech, JOINING), false), Duration.ZERO);
        }
        return new Spoken(
                talking.write(pictures, speech, clip.order().fit(), tags, target, JOINING), SpeechMuxer.DELAY);
    }

    /**
     * If the speech provider gave no times there are no captions, unless they are to be written onto the pictures: then
     * the times are estimated.
     */
    private static Optional<List<Cue>> captions(PetClip clip, Spoken spoken) {
        if (clip.isTimed()) {
            return Optional.of(Captions.cues(Timings.read(clip.timings().orElseThrow()), spoken.from()));
        }
        if (!clip.isCaptionsBurned()) {
            return Optional.empty();
        }
        String said = clip.text().orElseThrow();
        return Optional.of(Captions.cues(Captions.estimated(said, spoken.clip().speech()), spoken.from()));
    }
}
