package io.serenade.rendering.record;

import io.serenade.rendering.ffmpeg.Arguments;
import io.serenade.rendering.rhythm.PulseReader;
import io.serenade.rendering.sound.SongListener;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Hears the beat of the song that is being encoded. The tempo is known from its beginning, before the pictures are
 * drawn; where each beat lies is known at its end, before they are put in their places. It is an extra, so an
 * error is logged and does not fail the song.
 */
final class SongPulse implements SongListener {
    private static final System.Logger LOG = System.getLogger(SongPulse.class.getName());
    private static final long ENOUGH = 45L * Arguments.SAMPLE_RATE * Arguments.CHANNELS * Short.BYTES;

    private final Duration usualTurn;
    private final CompletableFuture<Optional<Tempo>> tempo = new CompletableFuture<>();
    private PulseReader reader = new PulseReader();
    private long bytes;
    private boolean lost;

    SongPulse(Duration usualTurn) {
        this.usualTurn = usualTurn;
    }

    @Override
    public void begin() {
        reader = new PulseReader();
        bytes = 0;
        lost = false;
    }

    @Override
    public void hear(byte[] pcm, int count) {
        if (lost) {
            return;
        }
        try {
            reader.accept(pcm, count);
        } catch (RuntimeException e) {
            lose(e);
        }
        bytes += count;
        if (bytes >= ENOUGH) {
            decide();
        }
    }

    boolean isUndecided() {
        return !tempo.isDone();
    }

    @Override
    public void end() {
        decide();
    }

    private void decide() {
        if (isUndecided()) {
            try {
                tempo.complete(reader.period().map(seconds -> Tempo.of(seconds, usualTurn)));
            } catch (RuntimeException e) {
                lose(e);
            }
        }
    }

    /** The song continues without a beat; what is known about it already is kept. */
    private void lose(RuntimeException cause) {
        lost = true;
        tempo.complete(Optional.empty());
        LOG.log(System.Logger.Level.WARNING, "the beat of a song cannot be heard, so its video goes on without", cause);
    }

    /** Waits for the beginning of the song. */
    Optional<Tempo> tempo() throws InterruptedException, ExecutionException {
        return tempo.get();
    }

    /** Seconds of all beats, once the song was heard. */
    double[] beats(Tempo known) {
        return reader.beats(known.beatSeconds());
    }
}
