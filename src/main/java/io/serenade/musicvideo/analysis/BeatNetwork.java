package io.serenade.musicvideo.analysis;

/** A network that finds beats in the sound of a song. */
interface BeatNetwork extends AutoCloseable {

    /** The maximum number of frames for one run. */
    int window();

    /** @param rows of {@link MelReader}, {@link #window()} frames at most */
    Heard hear(float[] rows);

    @Override
    void close();

    /**
     * How likely each frame is a beat, and the first of a bar; positive if that is more likely than not.
     *
     * @param beats logits, one per frame
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once
    record Heard(float[] beats, float[] downbeats) {}
}
