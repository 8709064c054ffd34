package io.serenade.rendering.sound;

import java.util.OptionalDouble;

/**
 * Determines how far a song has to be turned up or down to reach a loudness. Listens to the whole song before it is
 * encoded.
 */
final class SongLevel implements SongListener {
    /** Encoding lets some peaks rise by half a decibel, so they are held at half a decibel below the promised -1. */
    private static final double CEILING = decibels(-1.5);

    private static final double LOUDEST_OF_COPIES = decibels(-1);
    /** Within this many LUFS nobody hears a difference; encoding again would be more audible. */
    private static final double TOLERANCE = 1;
    /** The most decibels that a song is turned up: beyond that, the noise of a very soft song would be heard. */
    private static final double MOST = 12;

    private final int target;
    private final boolean copied;
    private final LoudnessMeter meter = new LoudnessMeter();
    private Limiter peaks = new Limiter(1, LOUDEST_OF_COPIES);

    /**
     * @param target in LUFS
     * @param copied whether the song may stay as it is, so that its peaks have to be known too
     */
    SongLevel(int target, boolean copied) {
        this.target = target;
        this.copied = copied;
    }

    private static double decibels(double level) {
        return Math.pow(10, level / 20);
    }

    @Override
    public void begin() {
        meter.begin();
        peaks = new Limiter(1, LOUDEST_OF_COPIES);
    }

    @Override
    public void hear(byte[] pcm, int count) {
        meter.hear(pcm, count);
        if (copied) {
            peaks.judge(pcm, count);
        }
    }

    /** Whether the song can stay as it is. */
    boolean isRight() {
        return Math.abs(change()) <= TOLERANCE && !peaks.isTouched();
    }

    /** What brings the song to its loudness. */
    Limiter limiter() {
        return new Limiter(decibels(change()), CEILING);
    }

    private double change() {
        OptionalDouble loudness = meter.loudness();
        return loudness.isEmpty() ? 0 : Math.min(MOST, target - loudness.getAsDouble());
    }
}
