package io.serenade.rendering.mp4;

/**
 * Lengths of a movie whose clock counts samples of sound, so that pictures and sound end on the very same tick.
 *
 * @param soundSamples length of the song in samples
 * @param lead samples that lie before the song in its first frames
 * @param frames pictures, of which the last is shown until the song ends
 */
record MovieShape(long soundSamples, int lead, int sampleRate, int framesPerSecond, int frames) {
    /** As many pictures as the song is long, to the nearest. */
    static MovieShape of(SongTrack song, int sampleRate, int framesPerSecond) {
        int frames = (int) Math.max(1, Math.round((double) song.samples() * framesPerSecond / sampleRate));
        return new MovieShape(song.samples(), song.lead(), sampleRate, framesPerSecond, frames);
    }

    /** The same with pictures of another count, which differs by a few at most. */
    MovieShape withFrames(int other) {
        return new MovieShape(soundSamples, lead, sampleRate, framesPerSecond, other);
    }

    /** Start of a picture; the end of the last one is the end of the song. */
    long start(int frame) {
        return frame == frames ? soundSamples : Math.round((double) frame * sampleRate / framesPerSecond);
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
        for (int frame = 0; frame < frames; frame++) {
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
