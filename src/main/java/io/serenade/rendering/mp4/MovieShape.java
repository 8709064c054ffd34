package io.serenade.rendering.mp4;

import java.util.Arrays;

/**
 * Lengths of a movie whose clock counts samples of sound, so that pictures and sound end on the very same tick. The last
 * picture is shown until the song ends.
 */
final class MovieShape {
    private final long soundSamples;
    private final int lead;
    private final int sampleRate;
    private final long[] starts;

    /** @param starts when each picture is shown, from 0 and rising */
    private MovieShape(long soundSamples, int lead, int sampleRate, long[] starts) {
        this.soundSamples = soundSamples;
        this.lead = lead;
        this.sampleRate = sampleRate;
        this.starts = starts;
    }

    /** As many pictures as the song lasts, rounded to the nearest number. */
    static MovieShape of(SongTrack song, int sampleRate, int framesPerSecond) {
        long[] starts = new long[(int) Math.max(1, Math.round((double) song.samples() * framesPerSecond / sampleRate))];
        for (int frame = 0; frame < starts.length; frame++) {
            starts[frame] = Math.round((double) frame * sampleRate / framesPerSecond);
        }
        return new MovieShape(song.samples(), song.lead(), sampleRate, starts);
    }

    static MovieShape of(SongTrack song, int sampleRate, PictureOrder order) {
        return new MovieShape(song.samples(), song.lead(), sampleRate, order.starts());
    }

    /** The same with the first pictures only. */
    MovieShape withFrames(int fewer) {
        return new MovieShape(soundSamples, lead, sampleRate, Arrays.copyOf(starts, fewer));
    }

    /** Length of the song in samples. */
    long soundSamples() {
        return soundSamples;
    }

    /** Samples that lie before the song in its first frames. */
    int lead() {
        return lead;
    }

    int sampleRate() {
        return sampleRate;
    }

    int frames() {
        return starts.length;
    }

    /** Start of a picture; the end of the last one is the end of the song. */
    long start(int frame) {
        return frame == starts.length ? soundSamples : starts[frame];
    }

    /** AAC frames that cover the leading silence and the song. */
    int soundFrames() {
        return Math.toIntExact((lead + soundSamples + SongTrack.FRAME - 1) / SongTrack.FRAME);
    }

    int soundFramesUntil(int frame) {
        return (int) Math.min(soundFrames(), start(frame) / SongTrack.FRAME + 1);
    }

    SampleTimes pictureTimes() {
        SampleTimes times = new SampleTimes();
        for (int frame = 0; frame < starts.length; frame++) {
            times.add((int) (start(frame + 1) - start(frame)));
        }
        return times;
    }

    SampleTimes soundTimes() {
        SampleTimes times = new SampleTimes();
        long left = lead + soundSamples;
        for (; left > 0; left -= SongTrack.FRAME) {
            times.add((int) Math.min(SongTrack.FRAME, left));
        }
        return times;
    }
}
