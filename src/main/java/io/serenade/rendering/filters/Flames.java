package io.serenade.rendering.filters;

import io.serenade.rendering.filters.Ramp.Stop;
import java.util.Arrays;

/** Flames that rise from the lower edge, higher at both sides than below the pet, in a glow that flickers. */
final class Flames implements Layer {
    private static final Ramp FIRE = new Ramp(
            new Stop(0, 0x00FF5A00),
            new Stop(70, 0x4EFF5A00),
            new Stop(110, 0x8CFF4200),
            new Stop(160, 0xC8FF7A0A),
            new Stop(215, 0xDCFFB42C),
            new Stop(255, 0xE6FFE68C));

    /** How far the glow reaches, in heights of the frame from below. */
    private static final float GLOW = 0.62f;

    /** Strength of the glow at the lower edge. */
    private static final float EMBER_BED = 80;

    private static final float RISING = 5.5f;

    private final Noise noise = new Noise(4711);
    private final LightField field;
    private final float[] reach;

    Flames(int frameWidth, int frameHeight) {
        field = new LightField(frameWidth, frameHeight, FIRE);
        reach = new float[field.width()];
        for (int x = 0; x < reach.length; x++) {
            float across = Math.abs((2f * x + 1) / reach.length - 1);
            reach[x] = 0.17f + 0.3f * across * across;
        }
    }

    @Override
    public void paint(Planes frame, double seconds) {
        int[] strengths = field.strengths();
        int top = (int) (field.height() * (1 - GLOW));
        float scale = 13f / field.width();
        float time = (float) seconds;
        float flicker = 0.85f + 0.3f * (noise.at(3.1f * time, 7.3f) - 0.5f);
        Arrays.fill(strengths, 0, top * field.width(), 0);
        for (int y = top; y < field.height(); y++) {
            float height = 1 - (y + 0.5f) / field.height();
            float bed = EMBER_BED * flicker * square(1 - height / GLOW);
            for (int x = 0; x < field.width(); x++) {
                float fire = height < 1.6f * reach[x] ? fire(x * scale, y * scale, time, height / reach[x]) : 0;
                strengths[y * field.width() + x] = (int) Math.min(255, Math.max(bed, 255 * fire));
            }
        }
        field.lay(frame);
    }

    /** @param rise 0 at the lower edge, 1 where flames end on the average */
    private float fire(float x, float y, float time, float rise) {
        float sway = noise.at(0.7f * x, 0.5f * y + 1.7f * time) - 0.5f;
        float broad = noise.at(x + 1.2f * sway * rise, 0.55f * y + RISING * 0.55f * time);
        float fine = noise.at(2.3f * x + 2f * sway * rise, 1.1f * y + RISING * 1.3f * time);
        return 1.1f * broad + 0.75f * fine - 0.15f - 0.7f * rise;
    }

    private static float square(float value) {
        return value * value;
    }
}
