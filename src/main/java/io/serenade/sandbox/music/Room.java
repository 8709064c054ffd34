package io.serenade.sandbox.music;

import static io.serenade.sandbox.music.PcmSong.SAMPLE_RATE;

/** An echoing room after Schroeder: combs for the walls, all-passes to blur them, a little apart for each ear. */
final class Room {
    private static final int[] WALLS = {1557, 1617, 1491, 1422, 1277, 1356};
    private static final int[] BLURS = {225, 556, 341};
    private static final int EAR_DISTANCE = 23;
    private static final float LEVEL = 0.16f;
    private static final float MUFFLING = 0.35f;

    private Room() {}

    static void add(Mix mix, double seconds) {
        add(mix.room, mix.left, seconds, 0);
        add(mix.room, mix.right, seconds, EAR_DISTANCE);
    }

    private static void add(float[] dry, float[] target, double seconds, int further) {
        float[] wet = new float[dry.length];
        for (int wall : WALLS) {
            comb(dry, wet, wall + further, seconds);
        }
        for (int blur : BLURS) {
            blur(wet, blur + further);
        }
        for (int i = 0; i < target.length; i++) {
            target[i] += LEVEL * wet[i];
        }
    }

    private static void comb(float[] dry, float[] wet, int delay, double seconds) {
        float[] line = new float[delay];
        float back = (float) StrictMath.pow(0.001, delay / (seconds * SAMPLE_RATE));
        float muffled = 0;
        int at = 0;
        for (int i = 0; i < dry.length; i++) {
            float echo = line[at];
            muffled = echo + MUFFLING * (muffled - echo);
            line[at] = dry[i] + back * muffled;
            wet[i] += echo;
            at = at + 1 == delay ? 0 : at + 1;
        }
    }

    private static void blur(float[] signal, int delay) {
        float[] line = new float[delay];
        int at = 0;
        for (int i = 0; i < signal.length; i++) {
            float held = line[at];
            float out = held - 0.5f * signal[i];
            line[at] = signal[i] + 0.5f * held;
            signal[i] = out;
            at = at + 1 == delay ? 0 : at + 1;
        }
    }
}
