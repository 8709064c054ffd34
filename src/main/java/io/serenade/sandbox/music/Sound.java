package io.serenade.sandbox.music;

/** The voice of an instrument: gives the samples of one note, its dying away included. */
interface Sound {

    float[] play(double hertz, double seconds, double velocity);
}
