package io.serenade.rendering.sound;

import io.serenade.rendering.RenderingException;
import io.serenade.rendering.ffmpeg.Arguments;
import io.serenade.rendering.ffmpeg.Child;
import io.serenade.rendering.ffmpeg.ChildGroup;
import io.serenade.rendering.ffmpeg.FfmpegException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.DoubleConsumer;

/**
 * Decodes a song in one child and hands its samples on as they come, so that a long song takes no more memory than a
 * short one. Returns the number of samples, which is the song's true length.
 */
public final class SongDecoding implements Callable<Long> {
    private static final int BYTES_PER_SAMPLE = 2 * Arguments.CHANNELS;
    private static final int SAMPLES_AT_ONCE = 16 * 1024;

    private final SongFile song;
    private final Duration shortest;
    private final Duration longest;
    private final ChildGroup children;
    private final SongListener listener;

    /** @param listener takes the mean of both channels, from -1 to 1, at {@value Arguments#SAMPLE_RATE} Hz */
    public SongDecoding(
            SongFile song, Duration shortest, Duration longest, ChildGroup children, DoubleConsumer listener) {
        this(song, shortest, longest, children, new PcmMeans(listener)::accept);
    }

    SongDecoding(SongFile song, Duration shortest, Duration longest, ChildGroup children, SongListener listener) {
        this.song = song;
        this.shortest = shortest;
        this.longest = longest;
        this.children = children;
        this.listener = listener;
    }

    /** @throws RenderingException when the song is cut off, too short, too long or not decodable */
    @Override
    public Long call() throws IOException, InterruptedException {
        Child decoder = children.start("song decoder", Arguments.decodeSong(song.path(), song.format()));
        decoder.input().close();
        long samples = listen(decoder);
        try {
            decoder.awaitSuccess();
        } catch (FfmpegException e) {
            if (e.diedOfSignal()) {
                throw e;
            }
            throw SongEncoding.undecodable(e);
        }
        Duration length = EncodedSong.length(samples);
        song.checkWhole(length, decoder.firstWords());
        if (length.compareTo(shortest) < 0) {
            throw SongFile.unusable("The song lasts " + SongFile.seconds(length) + " s; it takes at least "
                    + shortest.toSeconds() + " s");
        }
        return samples;
    }

    private long listen(Child decoder) throws IOException {
        long most = longest.toSeconds() * Arguments.SAMPLE_RATE;
        byte[] bytes = new byte[SAMPLES_AT_ONCE * BYTES_PER_SAMPLE];
        long samples = 0;
        listener.begin();
        try (InputStream from = decoder.output()) {
            for (int n = from.readNBytes(bytes, 0, bytes.length); n > 0; n = from.readNBytes(bytes, 0, bytes.length)) {
                samples += n / BYTES_PER_SAMPLE;
                if (samples > most) {
                    throw SongFile.unusable("The song is longer than " + longest.toMinutes() + " minutes");
                }
                listener.hear(bytes, n);
            }
        }
        listener.end();
        return samples;
    }
}
