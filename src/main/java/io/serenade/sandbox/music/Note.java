package io.serenade.sandbox.music;

/** One note of one instrument: when and how long in beats, how high as a MIDI number, how strong from 0 to 1. */
record Note(double beat, double beats, int midi, double velocity) {

    double hertz() {
        return 440 * StrictMath.pow(2, (midi - 69) / 12.0);
    }
}
