package io.serenade.sandbox.music;

/** White noise that is the same for the same seed, from -1 to 1. */
final class Noise {
    private long state;

    Noise(long seed) {
        state = seed * 0x9E3779B97F4A7C15L + 0x1234567;
    }

    float next() {
        state ^= state << 13;
        state ^= state >>> 7;
        state ^= state << 17;
        return (int) (state >>> 32) / 2.14748365E+9f;
    }
}
