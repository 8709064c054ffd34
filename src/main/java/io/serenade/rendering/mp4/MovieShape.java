package io.serenade.rendering.mp4;

/**
 * Lengths of a movie whose clock counts samples of sound, so that pictures and sound end on the very same tick.
 *
 * @param soundSamples length of the song in samples
 * @param lead samples that lie before the song in its first frames
 */
record MovieShape(long soundSamples, int lead, int sampleRate, int framesPerSecond) {
    int frames() {
        return (int) Math.max(1, Math.round((double) soundSamples * framesPerSecond / sampleRate));
    }

    /** Start of a picture; the end of the last one is the end of the song. */
    long start(int frame) {
        return frame == frames() ? soundSamples : Math.round((double) frame * sampleRate / framesPerSecond);
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
        for (int frame = 0; frame < frames(); frame++) {
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
