package io.serenade.rendering.filters;

import io.serenade.rendering.filters.Ramp.Stop;
import java.util.Arrays;

/** Two beams from the upper corners that swing to and fro as over a stage. */
final class Spotlights implements Layer {
    private static final Ramp BEAM =
            new Ramp(new Stop(0, 0x00FFCF7A), new Stop(128, 0x38FFD890), new Stop(255, 0x8CFFEBB8));

    private static final double SWINGS_PER_SECOND = 0.23;

    /** In radians, to each side. */
    private static final double SWING = 0.24;

    /** Half the angle of a beam, in radians. */
    private static final double SPREAD = 0.17;

    private final LightField field;

    Spotlights(int frameWidth, int frameHeight) {
        field = new LightField(frameWidth, frameHeight, BEAM);
    }

    @Override
    public void paint(Planes frame, double seconds) {
        Arrays.fill(field.strengths(), 0);
        double diagonal = 0.85 * Math.atan2(field.width(), field.height());
        double phase = 2 * Math.PI * SWINGS_PER_SECOND * seconds;
        shine(0, diagonal + SWING * Math.sin(phase));
        shine(field.width(), -diagonal - SWING * Math.sin(phase + 1.9));
        field.lay(frame);
    }

    /** @param angle from straight down, positive to the right */
    private void shine(double lamp, double angle) {
        int[] strengths = field.strengths();
        double slope = Math.tan(angle);
        double reach = 1.15 * Math.hypot(field.width(), field.height());
        for (int y = 0; y < field.height(); y++) {
            double middle = lamp + slope * (y + 2);
            double half = SPREAD * (y + 2) / square(Math.cos(angle));
            int first = (int) Math.max(0, Math.ceil(middle - half));
            int last = (int) Math.min(field.width() - 1.0, Math.floor(middle + half));
            double far = 1 - (y + 2) / Math.cos(angle) / reach;
            for (int x = first; x <= last && far > 0; x++) {
                double aside = (x - middle) / half;
                int light = (int) (255 * far * square(1 - aside * aside));
                int at = y * field.width() + x;
                strengths[at] = Math.min(255, strengths[at] + light);
            }
        }
    }

    private static double square(double value) {
        return value * value;
    }
}
