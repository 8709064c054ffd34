package io.serenade.rendering;

import io.serenade.rendering.ffmpeg.Arguments;
import io.serenade.rendering.ffmpeg.Child;
import io.serenade.rendering.ffmpeg.ChildGroup;
import io.serenade.rendering.ffmpeg.FfmpegException;
import io.serenade.rendering.mp4.EncodedTrack;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * Decodes a song in one child and encodes it in another. The samples pass through here and are counted: only the decoded
 * song knows how long it is, and an encoder fed by the file itself leaves gaps where frames are damaged.
 */
final class SongEncoding implements Callable<EncodedSong> {
    private static final int BYTES_PER_SAMPLE = 2 * Arguments.CHANNELS;
    private static final int BUFFER = 64 * 1024;

    private final SongFile song;
    private final RecordVideoSettings settings;
    private final ChildGroup children;

    SongEncoding(SongFile song, RecordVideoSettings settings, ChildGroup children) {
        this.song = song;
        this.settings = settings;
        this.children = children;
    }

    @Override
    public EncodedSong call() throws IOException, InterruptedException, ExecutionException {
        Child decoder = children.start("song decoder", Arguments.decodeSong(song.path(), song.format()));
        Child encoder = children.start("song encoder", Arguments.encodeSound(settings.audioBitrate()));
        decoder.input().close();
        Future<byte[]> encoded = children.pump(() -> encoder.output().readAllBytes());
        long bytes = pump(decoder, encoder);
        try {
            decoder.awaitSuccess();
        } catch (FfmpegException e) {
            if (e.diedOfSignal()) {
                throw e;
            }
            throw undecodable(e);
        }
        long samples = bytes / BYTES_PER_SAMPLE;
        Duration length = Duration.ofNanos(Math.round(samples * 1e9 / Arguments.SAMPLE_RATE));
        song.check(length, settings.turn(), decoder.firstWords());
        encoder.awaitSuccess();
        return new EncodedSong(EncodedTrack.read(encoded.get()), samples, length);
    }

    private long pump(Child decoder, Child encoder) throws IOException, InterruptedException {
        long most = settings.longestSong().toSeconds() * Arguments.SAMPLE_RATE * BYTES_PER_SAMPLE;
        byte[] buffer = new byte[BUFFER];
        long bytes = 0;
        try (InputStream from = decoder.output();
                OutputStream to = encoder.input()) {
            for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
                bytes += n;
                if (bytes > most) {
                    throw SongFile.unusable(
                            "The song is longer than " + settings.longestSong().toMinutes() + " minutes");
                }
                to.write(buffer, 0, n);
            }
        } catch (IOException e) {
            // A broken pipe only says that the encoder is gone; its own last words say why.
            encoder.awaitSuccess();
            throw e;
        }
        return bytes;
    }

    private static RenderingException undecodable(FfmpegException e) {
        return new RenderingException(
                RenderingException.Category.UNUSABLE_SONG,
                "The song cannot be decoded: " + e.lastWords(),
                e.exitCode(),
                e.lastWords(),
                e);
    }
}
