package io.serenade.sandbox.music;

import java.util.List;

/**
 * Everything that makes a style: its tempo, chords, instruments and room.
 *
 * @param beatsPerBar three for a waltz, otherwise four
 * @param swing how late every second sixteenth comes, in sixteenths
 * @param density how many of the tune's notes are short, from 0 to 1
 * @param pump how deep the music ducks under each beat, from 0 to 1
 * @param room seconds until an echo has died
 * @param treble the highest frequency that remains, in hertz
 * @param crackle how loud a worn record crackles
 */
record StyleScore(
        int slowest,
        int fastest,
        int beatsPerBar,
        double swing,
        double density,
        double pump,
        double room,
        double treble,
        double crackle,
        List<String> verses,
        List<String> choruses,
        List<Part> parts,
        List<DrumPart> drums) {

    int sixteenthsPerBar() {
        return beatsPerBar * 4;
    }
}
