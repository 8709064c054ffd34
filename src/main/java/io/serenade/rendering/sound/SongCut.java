package io.serenade.rendering.sound;

import io.serenade.rendering.ffmpeg.Arguments;
import io.serenade.rendering.ffmpeg.Child;
import io.serenade.rendering.ffmpeg.ChildGroup;
import io.serenade.rendering.mp4.EncodedTrack;
import io.serenade.rendering.mp4.SongTrack;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** A part of a song as AAC, fading in and out, as loud as the whole song would be. The whole song is heard first. */
public final class SongCut {
    private static final int FADE_IN = Arguments.SAMPLE_RATE / 20;
    private static final int FADE_OUT = Arguments.SAMPLE_RATE * 8 / 10;
    private static final int BLOCK = 16 * 1024;

    private final SongFile song;
    private final SoundSettings settings;
    private final ChildGroup children;
    private final Optional<SongLevel> level;

    public SongCut(SongFile song, SoundSettings settings, ChildGroup children) {
        this.song = song;
        this.settings = settings;
        this.children = children;
        this.level = settings.loudness().isPresent()
                ? Optional.of(new SongLevel(settings.loudness().getAsInt(), false))
                : Optional.empty();
    }

    /** Decodes the song from beginning to end. @return its length in samples */
    public long hear(SongListener listener) throws IOException, InterruptedException {
        SongListener both = level.isPresent() ? SongListener.both(listener, level.get()) : listener;
        return new SongDecoding(song, Duration.ZERO, settings.longest(), children, both).call();
    }

    /** Encodes the part between two samples of the song. */
    public EncodedSong cut(long from, long to) throws IOException, InterruptedException, ExecutionException {
        Child decoder = children.start("song decoder", Arguments.decodeSong(song.path(), song.format()));
        Child encoder = children.start("song encoder", Arguments.encodeSound(settings.bitrate()));
        decoder.input().close();
        Future<byte[]> encoded = children.pump(() -> encoder.output().readAllBytes());
        Limiter limiter = level.map(SongLevel::limiter).orElseGet(() -> new Limiter(1, 1));
        try (InputStream in = decoder.output();
                OutputStream out = encoder.input()) {
            in.skipNBytes(from * PcmFrames.BYTES);
            byte[] block = new byte[BLOCK * PcmFrames.BYTES];
            for (long at = from; at < to; at += BLOCK) {
                int count = (int) Math.min(BLOCK, to - at);
                if (in.readNBytes(block, 0, count * PcmFrames.BYTES) < count * PcmFrames.BYTES) {
                    throw SongFile.unusable("The song is shorter than when it was heard");
                }
                fade(block, count, at - from, to - from);
                limiter.accept(block, count * PcmFrames.BYTES, out);
            }
            limiter.finish(out);
        }
        encoder.awaitSuccess();
        return new EncodedSong(new SongTrack(EncodedTrack.read(encoded.get()), SongTrack.FRAME, to - from), false);
    }

    private static void fade(byte[] pcm, int count, long first, long length) {
        for (int i = 0; i < count; i++) {
            long at = first + i;
            double share = Math.min(1, Math.min((double) at / FADE_IN, (double) (length - at) / FADE_OUT));
            for (int byteAt = i * PcmFrames.BYTES; share < 1 && byteAt < (i + 1) * PcmFrames.BYTES; byteAt += 2) {
                int sample = (pcm[byteAt] & 0xFF) | pcm[byteAt + 1] << 8;
                int faded = (int) Math.round(sample * share);
                pcm[byteAt] = (byte) faded;
                pcm[byteAt + 1] = (byte) (faded >> 8);
            }
        }
    }
}
