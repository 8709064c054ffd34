package io.serenade.musicvideo.analysis;

/** A network that hears beats in the sound of a song. */
interface BeatNetwork extends AutoCloseable {

    /** How many frames it hears at once, at most. */
    int window();

    /** @param rows of {@link MelReader}, {@link #window()} frames at most */
    Heard hear(float[] rows);

    @Override
    void close();

    /**
     * How surely each frame is a beat, and the first of a bar; positive where that is more likely than not.
     *
     * @param beats logits, one a frame
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once
    record Heard(float[] beats, float[] downbeats) {}
}
