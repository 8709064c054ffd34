package io.serenade.rendering.sound;

/**
 * Hears a song while it is encoded or copied, from one thread. A song that turns out not to be copyable is decoded
 * again, so it may begin more than once.
 */
public interface SongListener {
    SongListener NOBODY = (pcm, count) -> {};

    /** Both hear the same. */
    static SongListener both(SongListener one, SongListener other) {
        return new SongListener() {
            @Override
            public void begin() {
                one.begin();
                other.begin();
            }

            @Override
            public void hear(byte[] pcm, int count) {
                one.hear(pcm, count);
                other.hear(pcm, count);
            }

            @Override
            public void end() {
                one.end();
                other.end();
            }
        };
    }

    /** A song begins; discard what was heard before. */
    default void begin() {}

    /** Takes the next samples: 16 bits, two channels, low byte first, not always whole ones. */
    void hear(byte[] pcm, int count);

    /** The song has ended. */
    default void end() {}
}
