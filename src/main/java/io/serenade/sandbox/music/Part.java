package io.serenade.sandbox.music;

import java.util.Set;

/**
 * What one instrument does, in every bar of the sections where it plays.
 *
 * @param rhythm one character for each sixteenth of a bar: {@code x} strikes, {@code o} strikes softly, {@code -} holds
 *     on, {@code .} is silent; not used by those who sing the melody
 * @param middle the MIDI note around which it plays
 * @param pan from -1 (left) to 1 (right)
 * @param echo the share that goes into the room
 */
record Part(
        Role role, Sound sound, String rhythm, int middle, double gain, double pan, double echo, Set<Section> where) {

    /** How an instrument picks its notes. */
    enum Role {
        /** Sings the tune. */
        MELODY,
        /** Sings along below it. */
        HARMONY,
        /** Strikes all tones of the chord. */
        CHORD,
        /** Strikes them one shortly after the other. */
        STRUM,
        /** Walks up and down the chord. */
        ARPEGGIO,
        /** Plays the root, and the fifth on soft strikes. */
        BASS
    }
}
