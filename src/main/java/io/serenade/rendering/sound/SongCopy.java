package io.serenade.rendering.sound;

import io.serenade.rendering.ffmpeg.Arguments;
import io.serenade.rendering.ffmpeg.Child;
import io.serenade.rendering.ffmpeg.ChildGroup;
import io.serenade.rendering.ffmpeg.FfmpegException;
import io.serenade.rendering.mp4.AacDescription;
import io.serenade.rendering.mp4.EncodedTrack;
import io.serenade.rendering.mp4.SongEdit;
import io.serenade.rendering.mp4.SongTrack;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * Extracts the AAC of an M4A unchanged. One child unpacks it while another decodes it to prove that it has no errors
 * and is as long as the file says. In all other cases {@link SongEncoding} encodes the song.
 */
final class SongCopy {
    private static final System.Logger LOG = System.getLogger(SongCopy.class.getName());
    private static final int BUFFER = 64 * 1024;
    /** The format allows no more than 768 bytes a channel and frame; the rest is for tables. */
    private static final int MAX_BYTES_PER_SECOND = 80_000;

    /** Decoders may or may not drop what follows the song: a frame or two, and the encoder's look-ahead. */
    private static final int TOLERANCE = 3 * SongTrack.FRAME;

    private final SongFile song;
    private final SoundSettings settings;
    private final ChildGroup children;
    private final SongListener listener;

    SongCopy(SongFile song, SoundSettings settings, ChildGroup children, SongListener listener) {
        this.song = song;
        this.settings = settings;
        this.children = children;
        this.listener = listener;
    }

    /** The song, or empty when it has to be decoded and encoded. */
    Optional<EncodedSong> attempt() throws IOException, InterruptedException, ExecutionException {
        Optional<SongEdit> edit = SongEdit.find(song.path(), Arguments.SAMPLE_RATE);
        if (edit.isEmpty()) {
            return refused("it does not say where it begins and ends");
        }
        if (edit.get().samples() > settings.longest().toSeconds() * Arguments.SAMPLE_RATE) {
            return refused("it says that it is too long");
        }
        Child unpacker = children.start("song unpacker", Arguments.copySong(song.path()));
        Child checker = children.start("song checker", Arguments.checkSong(song.path(), song.format()));
        unpacker.input().close();
        checker.input().close();
        Future<byte[]> unpacked = children.pump(() -> unpack(unpacker));
        long decoded = count(checker, edit.get().samples() + TOLERANCE);
        try {
            byte[] bytes = unpacked.get();
            unpacker.awaitSuccess();
            checker.awaitSuccess();
            SongTrack track = new SongTrack(
                    EncodedTrack.read(bytes), edit.get().lead(), edit.get().samples());
            return accept(track, decoded, checker.firstWords());
        } catch (FfmpegException e) {
            if (e.diedOfSignal()) {
                throw e;
            }
            return refused(e.getMessage());
        } catch (IOException e) {
            return refused(e.getMessage());
        }
    }

    private Optional<EncodedSong> accept(SongTrack track, long decoded, String complaints) throws IOException {
        if (!AacDescription.isPlain(track.track())) {
            return refused("it is not plain AAC at 44.1 kHz in stereo");
        }
        if (!complaints.isBlank()) {
            return refused(
                    "the decoder complains: " + complaints.lines().findFirst().orElse(""));
        }
        if (!track.isComplete() || decoded < track.samples() || decoded >= track.samples() + TOLERANCE) {
            return refused("it says " + track.samples() + " samples but decodes to " + decoded);
        }
        EncodedSong copied = new EncodedSong(track, true);
        song.check(copied.length(), settings.shortest(), "");
        return Optional.of(copied);
    }

    private byte[] unpack(Child unpacker) throws IOException {
        int most = (int) Math.min(Integer.MAX_VALUE / 2, settings.longest().toSeconds() * MAX_BYTES_PER_SECOND);
        try (InputStream from = unpacker.output()) {
            // Closing a stream that still has output ends the child, which then shows in its exit code.
            return from.readNBytes(most);
        }
    }

    private long count(Child checker, long most) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long bytes = 0;
        listener.begin();
        try (InputStream from = checker.output()) {
            for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
                bytes += n;
                listener.hear(buffer, n);
                if (bytes / SongEncoding.BYTES_PER_SAMPLE > most) {
                    break;
                }
            }
        }
        listener.end();
        return bytes / SongEncoding.BYTES_PER_SAMPLE;
    }

    private Optional<EncodedSong> refused(String reason) {
        LOG.log(
                System.Logger.Level.INFO,
                "{0} is decoded and encoded again: {1}",
                song.path().getFileName(),
                reason);
        return Optional.empty();
    }
}
