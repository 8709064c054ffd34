package io.serenade.rendering.record;

import io.serenade.rendering.image.pixels.Pixels;

/** The round cut-out that the pet's photo is shown in. */
final class Disc {
    private Disc() {}

    /** How much of a pixel lies inside the circle that fills a square, from 0 to 1; soft over one pixel at the rim. */
    static float coverage(int edge, int x, int y) {
        double centre = (edge - 1) / 2.0;
        double fromCentre = Math.hypot(x - centre, y - centre);
        return (float) Math.min(1, Math.max(0, edge / 2.0 - fromCentre));
    }

    static Pixels round(Pixels square) {
        Pixels disc = square.copy();
        for (int y = 0; y < disc.height(); y++) {
            for (int x = 0; x < disc.width(); x++) {
                float inside = coverage(disc.width(), x, y);
                for (int channel = 0; channel < Pixels.CHANNELS; channel++) {
                    disc.values()[disc.index(x, y) + channel] *= inside;
                }
            }
        }
        return disc;
    }
}
