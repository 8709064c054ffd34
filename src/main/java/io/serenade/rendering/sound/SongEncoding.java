package io.serenade.rendering.sound;

import io.serenade.rendering.RenderingException;
import io.serenade.rendering.ffmpeg.Arguments;
import io.serenade.rendering.ffmpeg.Child;
import io.serenade.rendering.ffmpeg.ChildGroup;
import io.serenade.rendering.ffmpeg.FfmpegException;
import io.serenade.rendering.ffmpeg.SongFormat;
import io.serenade.rendering.mp4.EncodedTrack;
import io.serenade.rendering.mp4.SongTrack;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * Copies a song that is plain AAC already and neither too loud nor too soft; any other it decodes in one child and
 * encodes in another. The samples pass through here and are counted: only the decoded song knows how long it is, and an
 * encoder fed by the file itself leaves gaps where frames are damaged. How loud a song is, is known only at its end, so
 * a song whose loudness is adjusted is decoded twice, which costs a tenth of encoding it.
 */
public final class SongEncoding implements Callable<EncodedSong> {
    static final int BYTES_PER_SAMPLE = 2 * Arguments.CHANNELS;
    private static final int BUFFER = 64 * 1024;

    private final SongFile song;
    private final SoundSettings settings;
    private final ChildGroup children;
    private final SongListener listener;
    private final Optional<SongLevel> level;

    public SongEncoding(SongFile song, SoundSettings settings, ChildGroup children) {
        this(song, settings, children, SongListener.NOBODY);
    }

    /** @param listener gets every decoded sample unchanged, also of a song that is copied */
    public SongEncoding(SongFile song, SoundSettings settings, ChildGroup children, SongListener listener) {
        this.song = song;
        this.settings = settings;
        this.children = children;
        this.level = settings.loudness().isPresent()
                ? Optional.of(new SongLevel(settings.loudness().getAsInt(), song.format() == SongFormat.M4A))
                : Optional.empty();
        this.listener = level.isPresent() ? SongListener.both(listener, level.get()) : listener;
    }

    @Override
    public EncodedSong call() throws IOException, InterruptedException, ExecutionException {
        boolean heard = false;
        if (song.format() == SongFormat.M4A) {
            Optional<EncodedSong> copied = new SongCopy(song, settings, children, listener).attempt();
            if (copied.isPresent() && level.map(SongLevel::isRight).orElse(true)) {
                return copied.get();
            }
            heard = copied.isPresent();
        }
        if (level.isEmpty()) {
            return encode(listener, Optional.empty());
        }
        if (!heard) {
            new SongDecoding(song, Duration.ZERO, settings.longest(), children, listener).call();
        }
        return encode(SongListener.NOBODY, Optional.of(level.get().limiter()));
    }

    private EncodedSong encode(SongListener hearing, Optional<Limiter> limiter)
            throws IOException, InterruptedException, ExecutionException {
        Child decoder = children.start("song decoder", Arguments.decodeSong(song.path(), song.format()));
        Child encoder = children.start("song encoder", Arguments.encodeSound(settings.bitrate()));
        decoder.input().close();
        Future<byte[]> encoded = children.pump(() -> encoder.output().readAllBytes());
        long bytes = pump(decoder, encoder, hearing, limiter);
        try {
            decoder.awaitSuccess();
        } catch (FfmpegException e) {
            if (e.diedOfSignal()) {
                throw e;
            }
            throw undecodable(e);
        }
        long samples = bytes / BYTES_PER_SAMPLE;
        song.check(EncodedSong.length(samples), settings.shortest(), decoder.firstWords());
        encoder.awaitSuccess();
        return new EncodedSong(new SongTrack(EncodedTrack.read(encoded.get()), SongTrack.FRAME, samples), false);
    }

    private long pump(Child decoder, Child encoder, SongListener hearing, Optional<Limiter> limiter)
            throws IOException, InterruptedException {
        long most = settings.longest().toSeconds() * Arguments.SAMPLE_RATE * BYTES_PER_SAMPLE;
        byte[] buffer = new byte[BUFFER];
        long bytes = 0;
        hearing.begin();
        try (InputStream from = decoder.output();
                OutputStream to = encoder.input()) {
            for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
                bytes += n;
                if (bytes > most) {
                    throw SongFile.unusable(
                            "The song is longer than " + settings.longest().toMinutes() + " minutes");
                }
                hearing.hear(buffer, n);
                if (limiter.isPresent()) {
                    limiter.get().accept(buffer, n, to);
                } else {
                    to.write(buffer, 0, n);
                }
            }
            hearing.end();
            if (limiter.isPresent()) {
                limiter.get().finish(to);
            }
        } catch (IOException e) {
            // A broken pipe only says that the encoder is gone; its own last words say why.
            encoder.awaitSuccess();
            throw e;
        }
        return bytes;
    }

    static RenderingException undecodable(FfmpegException e) {
        return new RenderingException(
                RenderingException.Category.UNUSABLE_SONG,
                "The song cannot be decoded.",
                e.exitCode(),
                e.lastWords(),
                e);
    }
}
