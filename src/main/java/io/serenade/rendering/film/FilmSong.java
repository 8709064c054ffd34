package io.serenade.rendering.film;

import io.serenade.rendering.RenderingException;
import io.serenade.rendering.RenderingException.Category;
import io.serenade.rendering.ffmpeg.ChildGroup;
import io.serenade.rendering.ffmpeg.Ffmpeg;
import io.serenade.rendering.ffmpeg.FilmShape;
import io.serenade.rendering.mp4.SongTrack;
import io.serenade.rendering.sound.EncodedSong;
import io.serenade.rendering.sound.SongEncoding;
import io.serenade.rendering.sound.SongFile;
import io.serenade.rendering.sound.SongListener;
import io.serenade.rendering.sound.SoundSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;

/**
 * The song of a film as AAC: its own packets if it is plain AAC already, otherwise encoded once. MP3 is
 * encoded too, because not every player takes it in an MP4.
 *
 * @param packets SHA-256 of the AAC frames
 * @param samples SHA-256 of the upload's decoded samples (16 bits, two channels, 44,100 a second, low byte first) that
 *     were given to the encoder; empty if the upload's own packets are copied
 */
record FilmSong(EncodedSong encoded, String packets, Optional<String> samples) {
    private static final SoundSettings SETTINGS =
            new SoundSettings("192k", OptionalInt.empty(), Duration.ZERO, Duration.ofMinutes(15));

    /** The plan counts the decoded samples as we do; a decoder of another version may find a few more or less. */
    private static final int TOLERATED_FRAMES = 15;

    private static SongListener digesting(MessageDigest digest) {
        return new SongListener() {
            @Override
            public void begin() {
                digest.reset();
            }

            @Override
            public void hear(byte[] pcm, int count) {
                digest.update(pcm, 0, count);
            }
        };
    }

    static FilmSong encode(Ffmpeg ffmpeg, Path file, Duration deadline) throws IOException, InterruptedException {
        SongFile song = SongFile.open(file, Optional.empty());
        MessageDigest heard = Identity.digest();
        try (ChildGroup children = ffmpeg.children(deadline)) {
            Future<EncodedSong> sound = children.run(new SongEncoding(song, SETTINGS, children, digesting(heard)));
            children.awaitAll();
            EncodedSong encoded = sound.get();
            MessageDigest packets = Identity.digest();
            encoded.track().digest(packets);
            Optional<String> samples = encoded.copied() ? Optional.empty() : Optional.of(Identity.word(heard));
            return new FilmSong(encoded, Identity.word(packets), samples);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RenderingException known
                    ? known
                    : new RenderingException(
                            Category.TOOL_FAILED, "The song could not be put under the film.", e.getCause());
        } catch (TimeoutException e) {
            throw new RenderingException(
                    Category.TIMED_OUT, "The song was not encoded within " + deadline.toSeconds() + " s.", e);
        }
    }

    SongTrack track() {
        return encoded.track();
    }

    double seconds() {
        return encoded.length().toNanos() / 1e9;
    }

    /** @throws RenderingException when a film of this number of frames was planned for another song */
    void check(int frames) {
        if (Math.abs(seconds() * FilmShape.FRAMES_PER_SECOND - frames) > TOLERATED_FRAMES) {
            throw new RenderingException(
                    Category.UNUSABLE_SONG,
                    String.format(
                            Locale.ROOT,
                            "The song lasts %.2f s, but the film was planned for %.2f s.",
                            seconds(),
                            (double) frames / FilmShape.FRAMES_PER_SECOND));
        }
    }
}
