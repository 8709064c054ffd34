package io.serenade.musicvideo.analysis;

import io.serenade.rendering.rhythm.Curves;

/**
 * All that the analysis keeps of a song's sound: a few curves over time.
 *
 * @param samples how many were decoded at 44.1 kHz
 * @param flux how much begins to sound, {@value #RATE} values a second
 * @param lowFlux the same below 180 Hz, where bass and kick drum are
 * @param attack rise of the plain energy of five wide bands, for a tracker that must not share the flaws of {@link
 *     #flux}
 * @param energies loudness of six bands from low to high in decibels, {@value #RATE} values a second each
 * @param chroma strength of the twelve pitch classes from C on, {@value #CHROMA_RATE} rows a second
 */
record SongCurves(long samples, float[] flux, float[] lowFlux, float[] attack, float[][] energies, float[][] chroma) {
    static final int SAMPLE_RATE = 44_100;
    static final int RATE = Curves.RATE;
    static final int CHROMA_RATE = 20;

    double duration() {
        return (double) samples / SAMPLE_RATE;
    }
}
