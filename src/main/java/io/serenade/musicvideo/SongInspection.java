package io.serenade.musicvideo;

import io.serenade.musicvideo.analysis.SongAnalyser;
import io.serenade.musicvideo.film.FilmOrder;
import io.serenade.platform.limits.OverloadedException;
import io.serenade.rendering.RenderingException;
import io.serenade.rendering.ffmpeg.Arguments;
import io.serenade.rendering.ffmpeg.ChildGroup;
import io.serenade.rendering.ffmpeg.Ffmpeg;
import io.serenade.rendering.ffmpeg.SongFormat;
import io.serenade.rendering.sound.SongDecoding;
import io.serenade.rendering.sound.SongFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Checks an uploaded song: its format by its bytes, and its length by decoding. */
@ApplicationScoped
public class SongInspection {
    static final long MAX_BYTES = 10L * 1024 * 1024;
    private static final Duration SHORTEST = SongAnalyser.SHORTEST;
    private static final Duration LONGEST = SongAnalyser.LONGEST;
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final Duration MAX_WAIT = Duration.ofSeconds(20);
    private static final int BUFFER = 64 * 1024;

    /** Limits concurrent inspections; each keeps a processor busy for a second or two. */
    private final Semaphore places = new Semaphore(2);

    @Inject
    Ffmpeg ffmpeg;

    /**
     * @throws RefusedSongException when it is not a song of 12 seconds to 10 minutes in MP3, WAV or FLAC of up to 10 MB
     * @throws OverloadedException when too many are being checked
     */
    FilmOrder.Song inspect(Path file) throws IOException, InterruptedException {
        if (Files.size(file) > MAX_BYTES) {
            throw new RefusedSongException("The song is larger than 10 MB.");
        }
        SongFormat format = formatOf(file);
        return new FilmOrder.Song(
                format.name().toLowerCase(Locale.ROOT),
                decoded(file),
                Files.size(file),
                hash(file, "MD5"),
                hash(file, "SHA-256"));
    }

    private static SongFormat formatOf(Path file) throws IOException {
        SongFormat format = SongFormat.find(file).orElseThrow(SongInspection::noSong);
        return switch (format) {
            case MP3, WAV, FLAC -> format;
            case M4A, OGG -> throw noSong();
        };
    }

    private static RefusedSongException noSong() {
        return new RefusedSongException("The file is neither MP3, WAV nor FLAC by its content.");
    }

    /** The length by decoded samples; only decoding shows how long the song is, and whether it is complete. */
    private Duration decoded(Path file) throws IOException, InterruptedException {
        if (!places.tryAcquire(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new OverloadedException("Too many songs are being looked at", null);
        }
        long[] samples = new long[1];
        try (ChildGroup children = ffmpeg.children(DEADLINE)) {
            SongFile song = SongFile.open(file, Optional.empty());
            children.run(new SongDecoding(song, SHORTEST, LONGEST, children, sample -> samples[0]++));
            children.awaitAll();
            return Duration.ofMillis(samples[0] * 1_000 / Arguments.SAMPLE_RATE);
        } catch (RenderingException e) {
            throw refused(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RenderingException known) {
                throw refused(known);
            }
            throw new IOException("A song could not be looked at", e.getCause());
        } catch (TimeoutException e) {
            throw new OverloadedException("A song was not decoded in time", e);
        } finally {
            places.release();
        }
    }

    private static RuntimeException refused(RenderingException e) {
        return e.category() == RenderingException.Category.UNUSABLE_SONG
                ? new RefusedSongException(e.getMessage() + (e.getMessage().endsWith(".") ? "" : "."), e)
                : e;
    }

    private static String hash(Path file, String algorithm) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has " + algorithm, e);
        }
    }
}
