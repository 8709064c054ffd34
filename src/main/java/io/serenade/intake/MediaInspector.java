package io.serenade.intake;

import io.serenade.platform.files.BoxedPicture;
import io.serenade.platform.files.MediaFormat;
import io.serenade.platform.files.TemporaryFile;
import io.serenade.platform.limits.OverloadedException;
import io.serenade.providers.RefusedFileException;
import io.serenade.providers.RefusedFileException.Code;
import io.serenade.rendering.ffmpeg.ClipCopy;
import io.serenade.rendering.ffmpeg.Ffmpeg;
import io.serenade.rendering.ffmpeg.FrameReader;
import io.serenade.rendering.ffmpeg.FrameReader.Sampled;
import io.serenade.rendering.image.JpegWriter;
import io.serenade.rendering.image.PictureIntake;
import io.serenade.rendering.image.file.PictureFile;
import io.serenade.rendering.image.file.UnusablePictureException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Checks files from outside and turns them into media that may be used. Works on a few at a time, each within a
 * deadline.
 */
@ApplicationScoped
class MediaInspector {
    static final int LONGEST_SIDE = 1280;
    static final int MAX_FRAMES = 8;
    static final Duration LONGEST_CLIP = Duration.ofSeconds(60);

    private static final int MEGABYTE = 1024 * 1024;
    private static final long MAX_PICTURE_BYTES = 10 * MEGABYTE;
    private static final long MAX_CLIP_BYTES = 50 * MEGABYTE;
    private static final float QUALITY = 0.9f;
    private static final int LOOKED_AT = 4096;
    private static final Set<MediaFormat> PICTURES =
            EnumSet.of(MediaFormat.JPEG, MediaFormat.PNG, MediaFormat.GIF, MediaFormat.WEBP);
    private static final Set<MediaFormat> CLIPS = EnumSet.of(MediaFormat.MP4, MediaFormat.QUICKTIME, MediaFormat.WEBM);
    private static final Duration STILL = Duration.ofSeconds(15);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    /** Limits how many whole pictures are in memory, and how many FFmpeg processes run. */
    private final Semaphore pictures = new Semaphore(4);

    private final Semaphore children = new Semaphore(2);

    @Inject
    PictureIntake intake;

    @Inject
    Ffmpeg ffmpeg;

    /**
     * How many bytes a file with these first bytes may have.
     *
     * @throws RefusedFileException when its kind is not taken
     */
    long mostBytes(byte[] start, AcceptedMedia taken) {
        Optional<BoxedPicture> boxed = BoxedPicture.of(start);
        if (boxed.isPresent()) {
            return mostBytes(boxed.get());
        }
        Optional<MediaFormat> format = MediaFormat.of(start, start.length);
        if (format.filter(PICTURES::contains).isPresent()) {
            return MAX_PICTURE_BYTES;
        }
        if (format.filter(CLIPS::contains).isEmpty()) {
            throw unsupported("The file is neither " + named(taken) + "; please send one of these.");
        }
        if (taken == AcceptedMedia.PICTURES) {
            throw unsupported("A clip is not taken here; please send a picture: JPEG, PNG, GIF or WebP.");
        }
        return MAX_CLIP_BYTES;
    }

    private static long mostBytes(BoxedPicture boxed) {
        return switch (boxed) {
            case AVIF -> MAX_PICTURE_BYTES;
            case HEIC -> throw unsupported("HEIC pictures cannot be read here; please send the picture as JPEG.");
        };
    }

    private static String named(AcceptedMedia taken) {
        return switch (taken) {
            case PICTURES -> "JPEG, PNG, GIF nor WebP";
            case PICTURES_AND_CLIPS -> "a picture (JPEG, PNG, GIF, WebP) nor a clip (MP4, MOV, WebM)";
        };
    }

    /**
     * Checks a whole file and takes it over: a clip keeps the file, for a picture it is deleted.
     *
     * @throws RefusedFileException when it cannot be used
     * @throws OverloadedException when too many files are being checked
     */
    CallerMedium inspect(TemporaryFile file, AcceptedMedia taken, Duration deadline) throws InterruptedException {
        boolean kept = false;
        try {
            byte[] start = startOf(file.path());
            if (Files.size(file.path()) > mostBytes(start, taken)) {
                throw tooLarge("The file is larger than " + mostBytes(start, taken) / MEGABYTE + " MB.");
            }
            if (BoxedPicture.of(start).isPresent()) {
                return avif(file.path(), deadline);
            }
            MediaFormat format = MediaFormat.of(start, start.length).orElseThrow();
            if (PICTURES.contains(format)) {
                return picture(file.path(), deadline);
            }
            CallerClip clip = clip(file, format, deadline);
            kept = true;
            return clip;
        } catch (IOException e) {
            throw new UncheckedIOException("What came in cannot be read again", e);
        } finally {
            if (!kept) {
                file.close();
            }
        }
    }

    private static byte[] startOf(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(LOOKED_AT);
        }
    }

    private CallerPicture picture(Path file, Duration deadline) throws InterruptedException {
        return inTurn(pictures, deadline, () -> {
            try {
                PictureFile picture = PictureFile.open(Files.readAllBytes(file), PICTURES);
                double scale = Math.min(1, LONGEST_SIDE / (double) Math.max(picture.width(), picture.height()));
                int width = (int) Math.max(1, Math.round(picture.width() * scale));
                int height = (int) Math.max(1, Math.round(picture.height() * scale));
                return new CallerPicture(intake.jpeg(picture, width, height, QUALITY), width, height);
            } catch (UnusablePictureException e) {
                throw new RefusedFileException(code(e.reason()), sentence(e.reason()), e);
            }
        });
    }

    private static Code code(UnusablePictureException.Reason reason) {
        return switch (reason) {
            case OTHER_FORMAT, OTHER_VARIETY -> Code.UNSUPPORTED;
            case TOO_MANY_PIXELS, TOO_COSTLY -> Code.TOO_LARGE;
            case CUT_OFF, DAMAGED -> Code.DAMAGED;
        };
    }

    private static String sentence(UnusablePictureException.Reason reason) {
        return switch (reason) {
            case OTHER_FORMAT -> "The file is neither JPEG, PNG, GIF nor WebP; please send one of these.";
            case OTHER_VARIETY -> "This kind of JPEG is not for the web; please save the picture again.";
            case TOO_MANY_PIXELS -> "The picture has more than 25 megapixels; please make it smaller.";
            case TOO_COSTLY -> "The picture takes too long to open; please save it again.";
            case CUT_OFF -> "The picture is damaged: the file ends before the picture does.";
            case DAMAGED -> "The picture is damaged; please save it again.";
        };
    }

    private CallerPicture avif(Path file, Duration deadline) throws InterruptedException {
        return inTurn(children, deadline, () -> {
            try {
                return written(new FrameReader(ffmpeg).avif(file, LONGEST_SIDE, deadline));
            } catch (IOException e) {
                throw new RefusedFileException(
                        Code.UNSUPPORTED,
                        "This AVIF picture cannot be read here; please send it as JPEG, PNG, GIF or WebP.",
                        e);
            }
        });
    }

    private static CallerPicture written(BufferedImage image) {
        return new CallerPicture(JpegWriter.write(image, QUALITY), image.getWidth(), image.getHeight());
    }

    private CallerClip clip(TemporaryFile file, MediaFormat format, Duration deadline) throws InterruptedException {
        return inTurn(children, deadline, () -> {
            try {
                FrameReader reader = new FrameReader(ffmpeg);
                Sampled sampled = reader.sample(file.path(), MAX_FRAMES, deadline);
                if (sampled.length().compareTo(LONGEST_CLIP.plusMillis(500)) > 0) {
                    throw tooLarge("The clip is longer than " + LONGEST_CLIP.toSeconds() + " seconds; please cut it.");
                }
                return new CallerClip(
                        file, format, reader.size(file.path(), deadline), sampled.frames(), sampled.length(), this);
            } catch (IOException e) {
                throw unreadable(e);
            }
        });
    }

    /** @throws RefusedFileException when the clip cannot be read there */
    CallerPicture still(Path clip, Duration at) throws InterruptedException {
        return inTurn(children, STILL, () -> {
            try {
                return written(new FrameReader(ffmpeg).still(clip, at, LONGEST_SIDE, STILL));
            } catch (IOException e) {
                throw unreadable(e);
            }
        });
    }

    void copyWithoutMetadata(CallerClip clip, Path target) throws IOException, InterruptedException {
        try {
            inTurn(children, STILL, () -> {
                new ClipCopy(ffmpeg).write(clip.file(), clip.format(), target, STILL);
                return target;
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static RefusedFileException unreadable(IOException cause) {
        return new RefusedFileException(
                Code.DAMAGED, "The clip cannot be read; please send it as MP4 with H.264, or as MOV or WebM.", cause);
    }

    private static <T> T inTurn(Semaphore places, Duration deadline, Callable<T> work) throws InterruptedException {
        Duration maxWait = deadline.compareTo(LONGEST_WAIT) < 0 ? deadline : LONGEST_WAIT;
        if (!places.tryAcquire(maxWait.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new OverloadedException("Too many pictures and clips are being looked at", null);
        }
        try {
            return work.call();
        } catch (RuntimeException | InterruptedException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("What came in cannot be read again", e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            places.release();
        }
    }

    private static RefusedFileException unsupported(String sentence) {
        return new RefusedFileException(Code.UNSUPPORTED, sentence);
    }

    private static RefusedFileException tooLarge(String sentence) {
        return new RefusedFileException(Code.TOO_LARGE, sentence);
    }
}
