package io.serenade.rendering.record;

import io.serenade.rendering.image.Photo;
import io.serenade.rendering.image.pixels.Pixels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;

/**
 * The pet's photo as it is pressed on the record: with a light rim, and with its shadows lifted where it is dark, so that
 * a black pet shows on black vinyl.
 */
final class PressedPhoto {
    /** Luma up to which a pixel is as dark as the vinyl, on a scale of 255. */
    private static final int DARK = 56;
    /** Shares of dark pixels between which lifting grows from none to all. */
    private static final double SOME = 0.15;

    private static final double MOST = 0.55;
    /** Exponent for the darkest photos. */
    private static final double STRONGEST = 0.72;
    /** Width of the rim as a part of the photo's edge, and how much of what lies below it is covered. */
    private static final double RIM = 0.014;

    private static final float COVER = 0.82f;
    private static final float[] RIM_COLOUR = {255, 246, 232};

    private PressedPhoto() {}

    static Pixels open(Path file) throws ClosedByInterruptException {
        Pixels photo = Photo.open(file);
        liftShadows(photo);
        drawRim(photo);
        return photo;
    }

    private static void liftShadows(Pixels photo) {
        double lifting = Math.min(1, Math.max(0, (darkShare(photo) - SOME) / (MOST - SOME)));
        if (lifting == 0) {
            return;
        }
        double exponent = 1 - lifting * (1 - STRONGEST);
        float[] levels = new float[256];
        for (int level = 0; level < levels.length; level++) {
            levels[level] = (float) (255 * Math.pow(level / 255.0, exponent));
        }
        float[] values = photo.values();
        for (int at = 0; at < values.length; at++) {
            if (at % Pixels.CHANNELS != Pixels.CHANNELS - 1) {
                values[at] = levels[Pixels.level(values[at])];
            }
        }
    }

    /** How much of the disc is as dark as the vinyl around it. */
    private static double darkShare(Pixels photo) {
        int edge = photo.width();
        int dark = 0;
        int all = 0;
        for (int y = 0; y < edge; y += 4) {
            for (int x = 0; x < edge; x += 4) {
                if (Disc.coverage(edge, x, y) > 0) {
                    int at = photo.index(x, y);
                    float[] values = photo.values();
                    all++;
                    dark += 0.299 * values[at] + 0.587 * values[at + 1] + 0.114 * values[at + 2] < DARK ? 1 : 0;
                }
            }
        }
        return (double) dark / all;
    }

    private static void drawRim(Pixels photo) {
        int edge = photo.width();
        double centre = (edge - 1) / 2.0;
        double inner = edge / 2.0 - edge * RIM;
        for (int y = 0; y < edge; y++) {
            for (int x = 0; x < edge; x++) {
                float covered = COVER * (float) Math.min(1, Math.max(0, Math.hypot(x - centre, y - centre) - inner));
                int at = photo.index(x, y);
                for (int channel = 0; covered > 0 && channel < RIM_COLOUR.length; channel++) {
                    photo.values()[at + channel] += covered * (RIM_COLOUR[channel] - photo.values()[at + channel]);
                }
            }
        }
    }
}
