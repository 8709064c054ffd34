package io.serenade.rendering.mp4;

/**
 * Lengths of a movie whose clock counts samples of sound, so that pictures and sound end on the very same tick.
 *
 * @param soundSamples length of the song in samples
 */
record MovieShape(long soundSamples, int sampleRate, int framesPerSecond) {
    /** Samples of sound in one AAC frame, and the length of the silence that the encoder puts before the song. */
    static final int SOUND_FRAME = 1024;

    int frames() {
        return (int) Math.max(1, Math.round((double) soundSamples * framesPerSecond / sampleRate));
    }

    /** Start of a picture; the end of the last one is the end of the song. */
    long start(int frame) {
        return frame == frames() ? soundSamples : Math.round((double) frame * sampleRate / framesPerSecond);
    }

    /** AAC frames that cover the leading silence and the song. */
    int soundFrames() {
        return Math.toIntExact((SOUND_FRAME + soundSamples + SOUND_FRAME - 1) / SOUND_FRAME);
    }

    int soundFramesUntil(int frame) {
        return (int) Math.min(soundFrames(), start(frame) / SOUND_FRAME + 1);
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
        long left = SOUND_FRAME + soundSamples;
        for (; left > 0; left -= SOUND_FRAME) {
            times.add((int) Math.min(SOUND_FRAME, left));
        }
        return times;
    }
}
