package io.serenade.sandbox.music;

import static io.serenade.sandbox.music.PcmSong.SAMPLE_RATE;

/** The mixing desk: two channels of the song and one that feeds the room. */
final class Mix {
    final float[] left;
    final float[] right;
    final float[] room;
    private final double framesPerBeat;
    private final float pump;

    Mix(int frames, double framesPerBeat, double pump) {
        left = new float[frames];
        right = new float[frames];
        room = new float[frames];
        this.framesPerBeat = framesPerBeat;
        this.pump = (float) pump;
    }

    void add(float[] sound, double beat, double gain, double pan, double echo, boolean pumped) {
        int start = (int) (beat * framesPerBeat);
        int count = Math.min(sound.length, left.length - start);
        float toLeft = (float) (gain * Math.sqrt((1 - pan) / 2) * 1.41);
        float toRight = (float) (gain * Math.sqrt((1 + pan) / 2) * 1.41);
        float toRoom = (float) (gain * echo);
        boolean duck = pumped && pump > 0;
        for (int i = 0; i < count; i++) {
            float sample = duck ? sound[i] * ducked(start + i) : sound[i];
            left[start + i] += toLeft * sample;
            right[start + i] += toRight * sample;
            room[start + i] += toRoom * sample;
        }
    }

    /** Leans back under the beat and comes forward again before the next one. */
    private float ducked(int frame) {
        double turns = frame / framesPerBeat;
        float rest = 1 - (float) (turns - (long) turns);
        return 1 - pump * rest * rest;
    }

    /** The ticks and pops of a worn record. */
    void crackle(double level) {
        Noise noise = new Noise(33);
        float hiss = 0;
        float pop = 0;
        for (int i = 0; i < left.length; i++) {
            float chance = noise.next();
            if (Math.abs(chance) > 1 - 14.0 / SAMPLE_RATE) {
                pop = noise.next() * 6;
            }
            hiss += 0.15f * (noise.next() - hiss);
            pop *= 0.8f;
            float dust = (float) (level * (0.5f * hiss + pop));
            left[i] += dust;
            right[i] += dust * 0.9f;
        }
    }
}
